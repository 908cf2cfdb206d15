-- 志愿者入队登记表: rows of one month's deliveries that stand every check of the contract, of deliveries in force.
insert into ${table}
select
    '${month}'::date as month,
    county_code,
    delivery,
    hashtextextended(volunteer_id, county_code::bigint) as volunteer_no,
    volunteer_id,
    team_id,
    member_from,
    member_to
from (
    select
        stage.delivery,
        place.county_code,
        place.received_on,
        stage.volunteer_id,
        stage.team_id,
        coalesce(member_from_day.day, odd_day(stage.member_from)) as member_from,
        coalesce(member_to_day.day, odd_day(stage.member_to)) as member_to
    from ${stage} as stage
    inner join place on stage.delivery = place.delivery and coalesce(stage.county_code, '') = place.spelling
    left join day as member_from_day on stage.member_from = member_from_day.written
    left join day as member_to_day on stage.member_to = member_to_day.written
    where
        stage.ctid not in (select line from repeated)
    offset 0 -- each cell is read once
) as row_read
where
    (octet_length(volunteer_id) <= 64 or length(volunteer_id) <= 64) is not false
    and (octet_length(volunteer_id) > 4 or not is_nil(btrim(volunteer_id)))
    and (octet_length(team_id) <= 64 or length(team_id) <= 64) is not false
    and (octet_length(team_id) > 4 or not is_nil(btrim(team_id)))
    and coalesce(least(member_from, member_to), 'epoch') > '-infinity'
    and (member_to >= member_from) is not false
