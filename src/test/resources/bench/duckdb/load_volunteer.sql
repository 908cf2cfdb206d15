-- 志愿者名册: the rows of all files, typed and judged by the contract's checks (sql/sources/volunteer.yml)
create or replace table volunteer as
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
        raw.person_id as person_id_cell,
        person_plain(raw.person_id) as person_id_plain,
        person_bare(person_id_plain, raw.person_id) as person_id_bare,
        raw.national_id as national_id_cell,
        text(raw.national_id, 64) as national_id,
        raw.registered_on as registered_on_cell,
        day_plain(raw.registered_on) as registered_on_plain,
        bare(registered_on_plain, raw.registered_on) as registered_on_bare,
        raw.birth_year as birth_year_cell,
        whole(raw.birth_year, '年') as birth_year,
        case when raw.sex is null then null else case raw.sex when '男' then '男' when '女' then '女' when '男性' then '男' when 'M' then '男' when '女性' then '女' when 'F' then '女' else code_slow(raw.sex, getvariable('volunteer_sex')) end end as sex,
        case when raw.skills is null then null when regexp_full_match(raw.skills, '(助餐|助浴|助洁|助行|助医|陪伴|文娱|法律|维修|其他)(;(助餐|助浴|助洁|助行|助医|陪伴|文娱|法律|维修|其他))*') then case when contains(raw.skills, ';') then list_sort(list_distinct(string_split(raw.skills, ';'))) else [raw.skills] end else codes_slow(raw.skills, getvariable('volunteer_skills'), false) end as skills,
        raw.training_hours as training_hours_cell,
        try_cast(fraction(raw.training_hours, 1, '小时') as decimal(8, 1)) as training_hours,
        case when raw.status is null then null else case raw.status when '在册' then '在册' when '注销' then '注销' when '正常' then '在册' when '有效' then '在册' when '活跃' then '在册' when '已注销' then '注销' when '退出' then '注销' when '失效' then '注销' else code_slow(raw.status, getvariable('volunteer_status')) end end as status,
        raw.left_on as left_on_cell,
        day_plain(raw.left_on) as left_on_plain,
        bare(left_on_plain, raw.left_on) as left_on_bare
    from ${rows} as raw
    inner join file on raw.file_no = file.file_no
    left join place on place.stated = case when strlen(raw.county_code) = 6 then raw.county_code else stripped(raw.county_code) end
),

read as (
    select
        *,
        person_number(person_id_plain, person_id_bare, person_id_cell) as person_id,
        as_day(registered_on_plain, registered_on_bare) as registered_on,
        as_day(left_on_plain, left_on_bare) as left_on
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
    volunteer_id,
    case when body is not null then hash(body) end as person_key,
    case when national_id is not null then hash(national_id) end as national_id_key,
    registered_on,
    birth_year,
    sex,
    skills,
    training_hours,
    status,
    left_on,
    coalesce(is_place, false)
    and volunteer_id is not null
    and (person_id is null or coalesce(person_valid(body, check_stated, received_ymd), false))
    and not wrong(national_id, national_id_cell)
    and registered_on is not null
    and not wrong(birth_year, birth_year_cell)
    and not wrong(training_hours, training_hours_cell)
    and status is not null
    and not wrong(left_on, left_on_cell)
    and not coalesce(
        left_on < registered_on
        or registered_on > received_on,
        false
    )
    as is_accepted
from numbered
