-- grain: one row per registered team that shares its name with another of the county
-- feed: volunteer_team
-- rule: UNIQ_OVERLAP
-- column: name
-- message: 本县有同名的在册志愿队伍，请核实是否重复
select
    volunteer_team.county_code,
    volunteer_team.month,
    volunteer_team.delivery_id,
    volunteer_team.row_no
from silver.volunteer_team
inner join (
    select
        county_code,
        month,
        regexp_replace(name, '\\s', '') as plain_name
    from silver.volunteer_team
    where status = '在册'
    group by county_code, month, regexp_replace(name, '\\s', '')
    having count(*) > 1
) as shared_name
    on volunteer_team.county_code = shared_name.county_code
    and volunteer_team.month = shared_name.month
    and regexp_replace(volunteer_team.name, '\\s', '') = shared_name.plain_name
where volunteer_team.status = '在册'
