create or replace temp table elder_membership as
select
    volunteer_membership.month,
    hash(volunteer_membership.county, volunteer_membership.volunteer_id) as volunteer_key,
    count(*) as elder_team_count
from volunteer_membership
inner join volunteer_team
    on volunteer_membership.team_id = volunteer_team.team_id
    and volunteer_membership.county = volunteer_team.county
    and volunteer_membership.month = volunteer_team.month
where
    volunteer_team.status = '在册'
    and volunteer_team.elder_service
    and (member_from is null or member_from <= last_day(volunteer_membership.month))
    and (member_to is null or member_to > last_day(volunteer_membership.month))
group by 1, 2;

-- hours of service to elders in the twelve months to a month: those served by a volunteer in each month, added up
create or replace temp table served as
select target_month.month, volunteer_key, sum(hours) as hours
from (
    select month, hash(county, volunteer_id) as volunteer_key, sum(hours) as hours
    from service_record
    where elder_service
    group by 1, 2
) as monthly
inner join target_month
    on monthly.month between target_month.month - interval 11 month and target_month.month
group by target_month.month, volunteer_key;

create or replace temp table fct_volunteer_month as
with registration as (
    select
        volunteer.month,
        coalesce(volunteer.person_key, hash(volunteer.county, volunteer.volunteer_id)) as person,
        volunteer.county,
        volunteer.registered_on,
        elder_membership.elder_team_count is not null as is_elder_service,
        served.hours
    from volunteer
    left join elder_membership
        on hash(volunteer.county, volunteer.volunteer_id) = elder_membership.volunteer_key
        and volunteer.month = elder_membership.month
    left join served
        on hash(volunteer.county, volunteer.volunteer_id) = served.volunteer_key
        and volunteer.month = served.month
    where
        status = '在册'
        and registered_on <= last_day(volunteer.month)
        and (left_on is null or left_on > last_day(volunteer.month))
)

select
    month,
    arg_max(
        county,
        is_elder_service::bigint * 10000000000000 + (registered_on - date '1900-01-01') * 1000000 - county
    ) as county,
    bool_or(is_elder_service) as is_elder_service,
    coalesce(sum(hours), 0) as hours_12_months
from registration
group by month, person;
