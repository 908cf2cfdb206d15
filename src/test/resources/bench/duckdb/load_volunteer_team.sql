-- 志愿服务队伍名册: the rows of all files, typed and judged by the contract's checks (sql/sources/volunteer_team.yml)
create or replace table volunteer_team as
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
        text(raw.team_id, 64) as team_id,
        text(raw.name, 200) as name,
        raw.uscc as uscc_cell,
        text(raw.uscc, 18) as uscc,
        flag(raw.registered) as registered,
        case when raw.kind is null then null else case raw.kind when '志愿服务组织' then '志愿服务组织' when '志愿服务队' then '志愿服务队' when '社区社会组织' then '社区社会组织' when '单位志愿队' then '单位志愿队' when '其他' then '其他' when '社会组织' then '志愿服务组织' when '志愿者协会' then '志愿服务组织' when '志愿者联合会' then '志愿服务组织' when '志愿服务队伍' then '志愿服务队' when '志愿队' then '志愿服务队' when '志愿服务团队' then '志愿服务队' when '志愿者队伍' then '志愿服务队' when '社区志愿队' then '社区社会组织' when '机关志愿队' then '单位志愿队' when '企事业单位志愿队' then '单位志愿队' when '其它' then '其他' else code_slow(raw.kind, getvariable('volunteer_team_kind')) end end as kind,
        raw.founded_on as founded_on_cell,
        day_plain(raw.founded_on) as founded_on_plain,
        bare(founded_on_plain, raw.founded_on) as founded_on_bare,
        raw.leader_role as leader_role_cell,
        text(raw.leader_role, 64) as leader_role,
        flag(raw.elder_service) as elder_service,
        raw.national_system_id as national_system_id_cell,
        text(raw.national_system_id, 64) as national_system_id,
        case when raw.status is null then null else case raw.status when '在册' then '在册' when '注销' then '注销' when '正常' then '在册' when '有效' then '在册' when '在册在用' then '在册' when '已注销' then '注销' when '解散' then '注销' when '撤销' then '注销' else code_slow(raw.status, getvariable('volunteer_team_status')) end end as status
    from ${rows} as raw
    inner join file on raw.file_no = file.file_no
    left join place on place.stated = case when strlen(raw.county_code) = 6 then raw.county_code else stripped(raw.county_code) end
),

read as (
    select
        *,
        as_day(founded_on_plain, founded_on_bare) as founded_on
    from cell
)

select
    cast(file_no as usmallint) as file_no,
    month,
    case when is_city and is_place then stated else file_county end as county,
    team_id,
    name,
    uscc,
    registered,
    kind,
    founded_on,
    leader_role,
    elder_service,
    national_system_id,
    status,
    coalesce(is_place, false)
    and team_id is not null
    and name is not null
    and not wrong(uscc, uscc_cell)
    and not wrong(founded_on, founded_on_cell)
    and not wrong(leader_role, leader_role_cell)
    and elder_service is not null
    and not wrong(national_system_id, national_system_id_cell)
    and status is not null
    and not coalesce(
        founded_on > received_on,
        false
    )
    as is_accepted
from read
