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
        raw.person_id as person_id_cell,
        person_plain(raw.person_id) as person_id_plain,
        person_bare(person_id_plain, raw.person_id) as person_id_bare,
        raw.visited_at as visited_at_cell,
        moment_plain(raw.visited_at) as visited_at_plain,
        bare(visited_at_plain, raw.visited_at) as visited_at_bare,
        case when raw.mode is null then null else case raw.mode when '上门' then '上门' when '电话' then '电话' when '视频' then '视频' when '其他' then '其他' when '上门探访' then '上门' when '入户' then '上门' when '入户探访' then '上门' when '上门走访' then '上门' when '电话探访' then '电话' when '打电话' then '电话' when '电话问候' then '电话' when '视频探访' then '视频' when '微信视频' then '视频' when '视频通话' then '视频' when '其它' then '其他' else code_slow(raw.mode, getvariable('visit_mode')) end end as mode,
        case when raw.outcome is null then null else case raw.outcome when '见到' then '见到' when '接通' then '接通' when '未见到' then '未见到' when '拒绝' then '拒绝' when '已离开' then '已离开' when '已故' then '已故' when '见到本人' then '见到' when '已见面' then '见到' when '见面' then '见到' when '正常' then '见到' when '已接通' then '接通' when '电话接通' then '接通' when '通话正常' then '接通' when '未见' then '未见到' when '无人' then '未见到' when '不在家' then '未见到' when '未接通' then '未见到' when '家中无人' then '未见到' when '拒访' then '拒绝' when '拒绝探访' then '拒绝' when '已外出' then '已离开' when '已搬离' then '已离开' when '离开本地' then '已离开' when '去世' then '已故' when '死亡' then '已故' when '已去世' then '已故' else code_slow(raw.outcome, getvariable('visit_outcome')) end end as outcome,
        case when raw.visitor_type is null then null else case raw.visitor_type when '村居干部' then '村居干部' when '网格员' then '网格员' when '社工' then '社工' when '志愿者' then '志愿者' when '机构人员' then '机构人员' when '邻里' then '邻里' when '村干部' then '村居干部' when '社区干部' then '村居干部' when '村（居）干部' then '村居干部' when '村（社区）干部' then '村居干部' when '社区网格员' then '网格员' when '村网格员' then '网格员' when '社会工作者' then '社工' when '社工人员' then '社工' when '为老志愿者' then '志愿者' when '老年志愿者' then '志愿者' when '养老机构人员' then '机构人员' when '服务机构人员' then '机构人员' when '养老护理员' then '机构人员' when '邻居' then '邻里' when '邻里互助员' then '邻里' else code_slow(raw.visitor_type, getvariable('visit_visitor_type')) end end as visitor_type,
        raw.visitor_id as visitor_id_cell,
        text(raw.visitor_id, 64) as visitor_id,
        raw.minutes as minutes_cell,
        whole(raw.minutes, '分钟') as minutes,
        case when raw.needs_found is null then null when regexp_full_match(raw.needs_found, '(助餐|助洁|助浴|助行|助医|精神慰藉|适老化改造|生活困难|安全隐患|法律援助|其他)(;(助餐|助洁|助浴|助行|助医|精神慰藉|适老化改造|生活困难|安全隐患|法律援助|其他))*') then case when contains(raw.needs_found, ';') then list_sort(list_distinct(string_split(raw.needs_found, ';'))) else [raw.needs_found] end else codes_slow(raw.needs_found, getvariable('visit_needs_found'), false) end as needs_found,
        flag(raw.referred) as referred,
        raw.referred_to as referred_to_cell,
        text(raw.referred_to, 200) as referred_to,
        raw.closed_on as closed_on_cell,
        day_plain(raw.closed_on) as closed_on_plain,
        bare(closed_on_plain, raw.closed_on) as closed_on_bare
    from ${rows} as raw
    inner join file on raw.file_no = file.file_no
    left join place on place.stated = case when strlen(raw.county_code) = 6 then raw.county_code else stripped(raw.county_code) end
),

read as (
    select
        *,
        person_number(person_id_plain, person_id_bare, person_id_cell) as person_id,
        moment(visited_at_plain, visited_at_bare) as visited_at,
        as_day(closed_on_plain, closed_on_bare) as closed_on
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
