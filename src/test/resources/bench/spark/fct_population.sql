-- grain: one row per county and month
-- rows of: population
-- without: the 2020 census
-- back: population all
-- kpi.md, "Population denominators": the latest population statement up to the month, else the 2020 census, flagged. A zone
-- without a population of its own has no row: its people are inside its host's. Columns "without_zones" leave out of a host
-- what its zones state for themselves, so that they add up.
with statement as (
    select
        target_month.month as target_month,
        population.county_code,
        max(
            struct(
                population.month, population.pop_total, population.pop60, population.pop65, population.pop80,
                population.villages, population.urban_communities, population.delivery_id, population.row_no
            )
        ) as latest
    from silver.population
    inner join silver.target_month
        on population.month <= target_month.month
    group by target_month.month, population.county_code
),

census as (
    select
        target_month.month,
        dim_region.region_code as county_code,
        dim_region.census_pop_total as pop_total,
        dim_region.census_pop60 as pop60,
        dim_region.census_pop65 as pop65
    from gold.dim_region
    cross join silver.target_month
    where dim_region.level = 'county' and dim_region.census_pop60 is not null
),

county as (
    select
        coalesce(statement.target_month, census.month) as month,
        coalesce(statement.county_code, census.county_code) as county_code,
        coalesce(statement.latest.pop_total, census.pop_total) as pop_total,
        coalesce(statement.latest.pop60, census.pop60) as pop60,
        coalesce(statement.latest.pop65, census.pop65) as pop65,
        statement.latest.pop80,
        statement.latest.villages,
        statement.latest.urban_communities,
        statement.county_code is null as is_census_2020,
        statement.latest.delivery_id,
        statement.latest.row_no
    from census
    full outer join statement
        on census.county_code = statement.county_code
        and census.month = statement.target_month
),

zone as (
    select
        county.month,
        dim_region.host_code,
        sum(county.pop65) as pop65,
        sum(county.villages) as villages,
        sum(county.urban_communities) as urban_communities
    from county
    inner join gold.dim_region
        on county.county_code = dim_region.region_code
    where dim_region.host_code is not null
    group by county.month, dim_region.host_code
)

select
    county.month,
    county.county_code,
    cast(null as string) as township_code,
    county.pop_total,
    county.pop60,
    county.pop65,
    county.pop80,
    county.pop65 - coalesce(zone.pop65, 0) as pop65_without_zones,
    county.villages - coalesce(zone.villages, 0) as villages_without_zones,
    county.urban_communities - coalesce(zone.urban_communities, 0) as urban_communities_without_zones,
    county.is_census_2020,
    county.delivery_id,
    county.row_no
from county
left join zone
    on county.county_code = zone.host_code
    and county.month = zone.month
