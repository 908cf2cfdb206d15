-- 养老机构入住老年人名册: the rows of all files, typed and judged by the contract's checks (sql/sources/resident.yml)
create or replace table resident as
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
        person_number(raw.person_id) as person_id,
        text(raw.institution_id, 64) as institution_id,
        as_day(raw.admitted_on) as admitted_on,
        raw.left_on as left_on_cell,
        as_day(raw.left_on) as left_on,
        case when raw.leave_reason is null then null when raw.leave_reason in ('死亡', '转院', '回家', '住院', '其他') then raw.leave_reason else code_slow(raw.leave_reason, getvariable('resident_leave_reason')) end as leave_reason,
        case when raw.ability_level is null then null when raw.ability_level in ('0', '1', '2', '3', '4') then raw.ability_level else code_slow(raw.ability_level, getvariable('resident_ability_level')) end as ability_level,
        case when raw.payer is null then null when raw.payer in ('自费', '特困', '优抚', '长护险', '其他') then raw.payer else code_slow(raw.payer, getvariable('resident_payer')) end as payer,
        flag(raw.destitute) as destitute
    from ${rows} as raw
    inner join file on raw.file_no = file.file_no
    left join place on place.stated = case when strlen(raw.county_code) = 6 then raw.county_code else stripped(raw.county_code) end
),

numbered as (
    select
        *,
        person_id // 11 as body,
        person_id % 11 as check_stated
    from cell
)

select
    cast(file_no as usmallint) as file_no,
    month,
    case when is_city and is_place then stated else file_county end as county,
    case when body is not null then hash(body) end as person_key,
    institution_id,
    admitted_on,
    left_on,
    leave_reason,
    ability_level,
    payer,
    destitute,
    coalesce(is_place, false)
    and coalesce(person_valid(body, check_stated, received_ymd), false)
    and institution_id is not null
    and admitted_on is not null
    and not wrong(left_on, left_on_cell)
    and not coalesce(
        left_on < admitted_on
        or admitted_on > received_on,
        false
    )
    as is_accepted
from numbered
