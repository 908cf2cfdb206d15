-- grain: one row per village or community that a facility covers, one per county that says how many it has, and month
-- rows of: facility
-- Coverage: one facility may cover several villages, a village with several counts once. The last three digits of a twelve-digit
-- code tell them apart: 001 to 199 and 400 to 499 residents' committees, 200 to 399 and 500 to 599 village committees (codes for
-- statistics of the National Bureau of Statistics). A county without a statement of its number of villages has no rows.
with filed as (
    select distinct
        target_month.month,
        slice.county_code
    from silver.slice
    inner join silver.target_month
        on slice.month between add_months(target_month.month, -2) and target_month.month
    where slice.feed = 'facility' and slice.is_usable
),

county as (
    select
        fct_population.month,
        fct_population.county_code,
        fct_population.villages_without_zones as villages,
        coalesce(fct_population.urban_communities_without_zones, 0) as urban_communities,
        fct_population.delivery_id,
        fct_population.row_no
    from gold.fct_population
    inner join filed
        on fct_population.county_code = filed.county_code
        and fct_population.month = filed.month
    where fct_population.villages_without_zones is not null
),

cover as (
    select
        month,
        county_code,
        kind,
        has_day_care,
        has_meals,
        delivery_id,
        row_no,
        explode(array_distinct(split(concat_ws(';', village_code, covers_villages), '[;；,，、\\s]+'))) as village_code
    from gold.fct_facility_month
    where is_built
),

village as (
    select
        month,
        village_code,
        min(county_code) as county_code,
        max(kind = '互助之家') as has_mutual_aid,
        max(kind = '互助之家' and has_meals) as has_mutual_aid_with_meals,
        max(kind = '日间照料' or has_day_care) as has_day_care,
        max(kind = '服务站') as has_station,
        min(struct(delivery_id, row_no)) as origin
    from cover
    where village_code rlike '^[0-9]{12}$'
    group by month, village_code
)

select
    village.month,
    village.county_code,
    left(village.village_code, 9) as township_code,
    village.village_code,
    right(village.village_code, 3) between '200' and '399' or right(village.village_code, 3) between '500' and '599' as is_rural,
    right(village.village_code, 3) between '001' and '199' or right(village.village_code, 3) between '400' and '499' as is_urban,
    village.has_mutual_aid,
    village.has_mutual_aid_with_meals,
    village.has_day_care,
    village.has_station,
    0 as villages,
    0 as urban_communities,
    village.origin.delivery_id,
    village.origin.row_no
from village
left semi join county
    on village.county_code = county.county_code
    and village.month = county.month
union all
select
    county.month,
    county.county_code,
    cast(null as string) as township_code,
    cast(null as string) as village_code,
    false as is_rural,
    false as is_urban,
    false as has_mutual_aid,
    false as has_mutual_aid_with_meals,
    false as has_day_care,
    false as has_station,
    county.villages,
    county.urban_communities,
    county.delivery_id,
    county.row_no
from county
