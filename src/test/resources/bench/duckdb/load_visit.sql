-- 探访关爱记录: the rows of all files, typed and judged by the contract's checks (sql/sources/visit.yml)
create or replace table visit as
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
        text(raw.visit_id, 64) as visit_id,
        person_number(raw.person_id) as person_id,
        moment(raw.visited_at) as visited_at,
        case when raw.mode is null then null when raw.mode in ('上门', '电话', '视频', '其他') then raw.mode else code_slow(raw.mode, getvariable('visit_mode')) end as mode,
        case when raw.outcome is null then null when raw.outcome in ('见到', '接通', '未见到', '拒绝', '已离开', '已故') then raw.outcome else code_slow(raw.outcome, getvariable('visit_outcome')) end as outcome,
        case when raw.visitor_type is null then null when raw.visitor_type in ('村居干部', '网格员', '社工', '志愿者', '机构人员', '邻里') then raw.visitor_type else code_slow(raw.visitor_type, getvariable('visit_visitor_type')) end as visitor_type,
        raw.visitor_id as visitor_id_cell,
        text(raw.visitor_id, 64) as visitor_id,
        raw.minutes as minutes_cell,
        whole(raw.minutes, '分钟') as minutes,
        case when raw.needs_found is null then null when regexp_full_match(raw.needs_found, '(助餐|助洁|助浴|助行|助医|精神慰藉|适老化改造|生活困难|安全隐患|法律援助|其他)(;(助餐|助洁|助浴|助行|助医|精神慰藉|适老化改造|生活困难|安全隐患|法律援助|其他))*') then list_sort(list_distinct(string_split(raw.needs_found, ';'))) else codes_slow(raw.needs_found, getvariable('visit_needs_found'), false) end as needs_found,
        flag(raw.referred) as referred,
        raw.referred_to as referred_to_cell,
        text(raw.referred_to, 200) as referred_to,
        raw.closed_on as closed_on_cell,
        as_day(raw.closed_on) as closed_on
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
    visit_id,
    case when body is not null then hash(body) end as person_key,
    visited_at,
    mode,
    outcome,
    visitor_type,
    case when visitor_id is not null then hash(visitor_id) end as visitor_id_key,
    minutes,
    needs_found,
    referred,
    referred_to,
    closed_on,
    coalesce(is_place, false)
    and visit_id is not null
    and coalesce(person_valid(body, check_stated, received_ymd), false)
    and visited_at is not null
    and mode is not null
    and outcome is not null
    and not wrong(visitor_id, visitor_id_cell)
    and not wrong(minutes, minutes_cell)
    and not wrong(referred_to, referred_to_cell)
    and not wrong(closed_on, closed_on_cell)
    and not coalesce(
        (cast(visited_at as date) not between month and month_end)
        or cast(visited_at as date) > received_on
        or closed_on < cast(visited_at as date)
        or minutes > 1440,
        false
    )
    as is_accepted
from numbered
