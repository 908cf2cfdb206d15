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
        raw.person_id as person_id_cell,
        person_plain(raw.person_id) as person_id_plain,
        person_bare(person_id_plain, raw.person_id) as person_id_bare,
        text(raw.township_code, 9) as township_code,
        raw.village as village_cell,
        text(raw.village, 100) as village,
        case when raw.categories is null then null when regexp_full_match(raw.categories, '(独居|空巢|留守|失能|重残|计生特殊家庭)(;(独居|空巢|留守|失能|重残|计生特殊家庭))*') then case when contains(raw.categories, ';') then list_sort(list_distinct(string_split(raw.categories, ';'))) else [raw.categories] end else codes_slow(raw.categories, getvariable('special_roster_categories'), true) end as categories,
        raw.valid_from as valid_from_cell,
        day_plain(raw.valid_from) as valid_from_plain,
        bare(valid_from_plain, raw.valid_from) as valid_from_bare,
        raw.valid_to as valid_to_cell,
        day_plain(raw.valid_to) as valid_to_plain,
        bare(valid_to_plain, raw.valid_to) as valid_to_bare,
        case when raw.exit_reason is null then null else case raw.exit_reason when '死亡' then '死亡' when '迁出' then '迁出' when '入住机构' then '入住机构' when '情况变化' then '情况变化' when '去世' then '死亡' when '已故' then '死亡' when '病故' then '死亡' when '搬离' then '迁出' when '外迁' then '迁出' when '户口迁出' then '迁出' when '入住养老机构' then '入住机构' when '入院' then '入住机构' when '情况改变' then '情况变化' when '不再符合条件' then '情况变化' else code_slow(raw.exit_reason, getvariable('special_roster_exit_reason')) end end as exit_reason,
        case when raw.visit_frequency is null then null else case raw.visit_frequency when '每日' then '每日' when '每两日' then '每两日' when '每周' then '每周' when '每半月' then '每半月' when '每月' then '每月' when '每天' then '每日' when '每天一次' then '每日' when '每两天' then '每两日' when '隔天' then '每两日' when '两天一次' then '每两日' when '每周一次' then '每周' when '一周一次' then '每周' when '半月一次' then '每半月' when '每月两次' then '每半月' when '每月一次' then '每月' when '一月一次' then '每月' else code_slow(raw.visit_frequency, getvariable('special_roster_visit_frequency')) end end as visit_frequency,
        raw.responsible_visitor as responsible_visitor_cell,
        text(raw.responsible_visitor, 64) as responsible_visitor
    from ${rows} as raw
    inner join file on raw.file_no = file.file_no
    left join place on place.stated = case when strlen(raw.county_code) = 6 then raw.county_code else stripped(raw.county_code) end
),

read as (
    select
        *,
        person_number(person_id_plain, person_id_bare, person_id_cell) as person_id,
        as_day(valid_from_plain, valid_from_bare) as valid_from,
        as_day(valid_to_plain, valid_to_bare) as valid_to
    from cell
),

numbered as (
    select
        *,
        person_id // 11 as body,
        person_id % 11 as check_stated
    from read
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
