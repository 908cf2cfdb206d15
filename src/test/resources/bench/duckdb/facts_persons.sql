-- the latest statement up to the month, else the 2020 census
create or replace table fct_population as
with statement as (
    select
        target_month.month,
        population.county,
        arg_max({'pop60': pop60, 'pop65': pop65}, population.month) as latest
    from population
    inner join target_month on population.month <= target_month.month
    group by target_month.month, population.county
),

census as (
    select target_month.month, region.code as county, region.pop60, region.pop65
    from region
    cross join target_month
    where region.level = 'county' and region.pop60 is not null
),

county as (
    select
        coalesce(statement.month, census.month) as month,
        coalesce(statement.county, census.county) as county,
        coalesce(statement.latest.pop60, census.pop60) as pop60,
        coalesce(statement.latest.pop65, census.pop65) as pop65
    from census
    full outer join statement on census.county = statement.county and census.month = statement.month
),

zone as (
    select county.month, region.host, sum(county.pop65) as pop65
    from county
    inner join region on county.county = region.code
    where region.host is not null
    group by county.month, region.host
)

select county.*, county.pop65 - coalesce(zone.pop65, 0) as pop65_without_zones
from county
left join zone on county.county = zone.host and county.month = zone.month;

-- a person counts once, in the county of the latest assessment of twelve months
create or replace table fct_assessed_month as
select
    month,
    latest.county as county,
    birth_month <= year(month) * 100 + month(month) - 6500 as is_65,
    latest.standard_code as standard_code,
    latest.final_level as final_level
from (
    select
        target_month.month,
        min(person_birth_month) as birth_month,
        max({
            'assessed_on': assessed_on, 'county_order': -county, 'assessment_id': assessment_id, 'county': county,
            'standard_code': standard_code, 'final_level': cast(final_level::varchar as integer)
        }) as latest
    from assessment
    inner join target_month
        on assessment.month between target_month.month - interval 11 month and target_month.month
    group by target_month.month, person_key
);
