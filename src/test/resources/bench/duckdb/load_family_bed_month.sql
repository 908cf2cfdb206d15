-- 家庭养老床位服务月报: the rows of all files, typed and judged by the contract's checks (sql/sources/family_bed_month.yml)
create or replace table family_bed_month as
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
        case when file.is_city then place.county = file.county or place.parent = file.county or file.is_province else place.county = file.county or raw.county_code is null or stripped(raw.county_code) = '' end as is_place,
        is_month(raw.period, file.month, file.month_code) as is_period,
        text(raw.bed_id, 64) as bed_id,
        raw.visits as visits_cell,
        whole(raw.visits, '次') as visits,
        raw.service_minutes as service_minutes_cell,
        whole(raw.service_minutes, '分钟') as service_minutes,
        flag(raw.in_service) as in_service
    from ${rows} as raw
    inner join file on raw.file_no = file.file_no
    left join place on place.stated = case when strlen(raw.county_code) = 6 then raw.county_code else stripped(raw.county_code) end
)

select
    cast(file_no as usmallint) as file_no,
    month,
    case when is_city and is_place then stated else file_county end as county,
    bed_id,
    visits,
    service_minutes,
    in_service,
    coalesce(is_place, false)
    and is_period
    and not suffix(bed_id, '计')
    and bed_id is not null
    and not wrong(visits, visits_cell)
    and not wrong(service_minutes, service_minutes_cell)
    and not coalesce(
        service_minutes > day(month_end) * 1440,
        false
    )
    as is_accepted
from cell
