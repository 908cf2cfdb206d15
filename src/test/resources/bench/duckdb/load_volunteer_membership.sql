-- 志愿者入队登记表: the rows of all files, typed and judged by the contract's checks (sql/sources/volunteer_membership.yml)
create or replace table volunteer_membership as
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
        text(raw.volunteer_id, 64) as volunteer_id,
        text(raw.team_id, 64) as team_id,
        raw.member_from as member_from_cell,
        day_plain(raw.member_from) as member_from_plain,
        bare(member_from_plain, raw.member_from) as member_from_bare,
        raw.member_to as member_to_cell,
        day_plain(raw.member_to) as member_to_plain,
        bare(member_to_plain, raw.member_to) as member_to_bare
    from ${rows} as raw
    inner join file on raw.file_no = file.file_no
    left join place on place.stated = case when strlen(raw.county_code) = 6 then raw.county_code else stripped(raw.county_code) end
),

read as (
    select
        *,
        as_day(member_from_plain, member_from_bare) as member_from,
        as_day(member_to_plain, member_to_bare) as member_to
    from cell
)

select
    cast(file_no as usmallint) as file_no,
    month,
    case when is_city and is_place then stated else file_county end as county,
    volunteer_id,
    team_id,
    member_from,
    member_to,
    coalesce(is_place, false)
    and not suffix(volunteer_id, '计')
    and volunteer_id is not null
    and team_id is not null
    and not wrong(member_from, member_from_cell)
    and not wrong(member_to, member_to_cell)
    and not coalesce(
        member_to < member_from,
        false
    )
    as is_accepted
from read
