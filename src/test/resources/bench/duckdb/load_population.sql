-- 人口基数表: the rows of all files, typed and judged by the contract's checks (sql/sources/population.yml)
create or replace table population as
with cell as (
    select
        raw.file_no,
        file.county as file_county,
        file.month,
        last_day(file.month) as month_end,
        file.received_on,
        file.received_ymd,
        file.is_city,
        place.county as stated,
        case when file.is_city then place.county = file.county or place.parent = file.county or file.is_province else place.county = file.county or raw.region_code is null or stripped(raw.region_code) = '' end as is_place,
        is_month(raw.period, file.month, file.month_code) as is_period,
        whole(raw.pop_total, '人') as pop_total,
        whole(raw.pop60, '人') as pop60,
        whole(raw.pop65, '人') as pop65,
        raw.pop80 as pop80_cell,
        whole(raw.pop80, '人') as pop80,
        raw.households as households_cell,
        whole(raw.households, '户') as households,
        raw.villages as villages_cell,
        whole(raw.villages, '个') as villages,
        raw.urban_communities as urban_communities_cell,
        whole(raw.urban_communities, '个') as urban_communities,
        raw.townships as townships_cell,
        whole(raw.townships, '个') as townships,
        raw.streets as streets_cell,
        whole(raw.streets, '个') as streets,
        text(raw.source, 100) as source,
        raw.as_of_date as as_of_date_cell,
        day_plain(raw.as_of_date) as as_of_date_plain,
        bare(as_of_date_plain, raw.as_of_date) as as_of_date_bare
    from ${rows} as raw
    inner join file on raw.file_no = file.file_no
    left join place on place.stated = case when strlen(raw.region_code) = 6 then raw.region_code else stripped(raw.region_code) end
),

read as (
    select
        *,
        as_day(as_of_date_plain, as_of_date_bare) as as_of_date
    from cell
)

select
    cast(file_no as usmallint) as file_no,
    month,
    case when is_city and is_place then stated else file_county end as county,
    pop_total,
    pop60,
    pop65,
    pop80,
    households,
    villages,
    urban_communities,
    townships,
    streets,
    source,
    as_of_date,
    coalesce(is_place, false)
    and is_period
    and not suffix(source, '计')
    and pop_total is not null
    and pop60 is not null
    and pop65 is not null
    and not wrong(pop80, pop80_cell)
    and not wrong(households, households_cell)
    and not wrong(villages, villages_cell)
    and not wrong(urban_communities, urban_communities_cell)
    and not wrong(townships, townships_cell)
    and not wrong(streets, streets_cell)
    and source is not null
    and as_of_date is not null
    and not coalesce(
        pop60 > pop_total
        or pop65 > pop60
        or pop80 > pop65,
        false
    )
    as is_accepted
from read
