-- 志愿服务队伍名册: rows of one month's deliveries that stand every check of the contract, of deliveries in force.
insert into ${table}
select
    '${month}'::date as month,
    county_code,
    delivery,
    team_id,
    name,
    uscc,
    registered,
    kind,
    founded_on,
    leader_role,
    elder_service,
    national_system_id,
    status
from (
    select
        stage.delivery,
        place.county_code,
        place.received_on,
        stage.team_id,
        stage.name,
        stage.uscc,
        truth(stage.registered) as registered,
        case
            when stage.kind in ('志愿服务组织', '志愿服务队', '社区社会组织', '单位志愿队', '其他') then stage.kind
            else spelled('volunteer_team.kind', stage.kind)
        end as kind,
        day_of(stage.founded_on) as founded_on,
        stage.leader_role,
        truth(stage.elder_service) as elder_service,
        stage.national_system_id,
        case
            when stage.status in ('在册', '注销') then stage.status
            else spelled('volunteer_team.status', stage.status)
        end as status
    from ${stage} as stage
    inner join place on stage.delivery = place.delivery and coalesce(stage.county_code, '') = place.spelling
    where
        stage.ctid not in (select line from repeated)
    offset 0 -- each cell is read once
) as row_read
where
    (octet_length(team_id) <= 64 or length(team_id) <= 64) is not false
    and (octet_length(team_id) > 4 or not is_nil(btrim(team_id)))
    and (octet_length(name) <= 200 or length(name) <= 200) is not false
    and (octet_length(name) > 4 or not is_nil(btrim(name)))
    and (octet_length(uscc) <= 18 or length(uscc) <= 18) is not false
    and (octet_length(leader_role) <= 64 or length(leader_role) <= 64) is not false
    and elder_service is not null
    and (octet_length(national_system_id) <= 64 or length(national_system_id) <= 64) is not false
    and status is not null
    and coalesce(founded_on, 'epoch') > '-infinity'
    and (founded_on <= received_on) is not false
