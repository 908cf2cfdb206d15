-- 特殊困难老年人名册: the rows of all files, typed and judged by the contract's checks (sql/sources/special_roster.yml)
create or replace table special_roster as
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
        text(raw.township_code, 9) as township_code,
        raw.village as village_cell,
        text(raw.village, 100) as village,
        case when raw.categories is null then null when regexp_full_match(raw.categories, '(独居|空巢|留守|失能|重残|计生特殊家庭)(;(独居|空巢|留守|失能|重残|计生特殊家庭))*') then list_sort(list_distinct(string_split(raw.categories, ';'))) else codes_slow(raw.categories, getvariable('special_roster_categories'), true) end as categories,
        as_day(raw.valid_from) as valid_from,
        raw.valid_to as valid_to_cell,
        as_day(raw.valid_to) as valid_to,
        case when raw.exit_reason is null then null when raw.exit_reason in ('死亡', '迁出', '入住机构', '情况变化') then raw.exit_reason else code_slow(raw.exit_reason, getvariable('special_roster_exit_reason')) end as exit_reason,
        case when raw.visit_frequency is null then null when raw.visit_frequency in ('每日', '每两日', '每周', '每半月', '每月') then raw.visit_frequency else code_slow(raw.visit_frequency, getvariable('special_roster_visit_frequency')) end as visit_frequency,
        raw.responsible_visitor as responsible_visitor_cell,
        text(raw.responsible_visitor, 64) as responsible_visitor
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
    township_code,
    village,
    categories,
    valid_from,
    valid_to,
    exit_reason,
    visit_frequency,
    case when responsible_visitor is not null then hash(responsible_visitor) end as responsible_visitor_key,
    coalesce(is_place, false)
    and coalesce(person_valid(body, check_stated, received_ymd), false)
    and township_code is not null
    and not wrong(village, village_cell)
    and categories is not null
    and valid_from is not null
    and not wrong(valid_to, valid_to_cell)
    and not wrong(responsible_visitor, responsible_visitor_cell)
    and not coalesce(
        valid_to < valid_from,
        false
    )
    as is_accepted
from numbered
