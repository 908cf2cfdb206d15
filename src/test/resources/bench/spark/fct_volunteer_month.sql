-- grain: one row per volunteer (person) and month
-- rows of: volunteer
-- back: service_record 11
-- kpi.md, volunteer_count: on the register at month end and a member of at least one registered elder-service team. A person
-- registered in several counties counts in the county of the latest such registration, then in the lower code. Hours are those of
-- service to elders in the twelve months to month end.
with volunteer as (
    select
        *,
        coalesce(person_key, xxhash64(county_code, volunteer_id)) as volunteer_key
    from silver.volunteer
    where
        status = '在册'
        and registered_on <= last_day(month)
        and (left_on is null or left_on > last_day(month))
),

elder_team as (
    select
        month,
        county_code,
        team_id
    from silver.volunteer_team
    where status = '在册' and elder_service
),

elder_membership as (
    select
        volunteer_membership.month,
        volunteer_membership.county_code,
        volunteer_membership.volunteer_id,
        count(*) as elder_team_count
    from silver.volunteer_membership
    inner join elder_team
        on volunteer_membership.team_id = elder_team.team_id
        and volunteer_membership.county_code = elder_team.county_code
        and volunteer_membership.month = elder_team.month
    where
        (volunteer_membership.member_from is null or volunteer_membership.member_from <= last_day(volunteer_membership.month))
        and (volunteer_membership.member_to is null or volunteer_membership.member_to > last_day(volunteer_membership.month))
    group by volunteer_membership.month, volunteer_membership.county_code, volunteer_membership.volunteer_id
),

served as (
    select
        target_month.month,
        service_record.county_code,
        service_record.volunteer_id,
        sum(service_record.hours) as hours
    from silver.service_record
    inner join silver.target_month
        on service_record.month between add_months(target_month.month, -11) and target_month.month
    where service_record.elder_service
    group by target_month.month, service_record.county_code, service_record.volunteer_id
),

registration as (
    select
        volunteer.month,
        volunteer.volunteer_key,
        served.hours,
        coalesce(elder_membership.elder_team_count, 0) as elder_team_count,
        struct(
            elder_membership.elder_team_count is not null as is_elder_service,
            volunteer.registered_on,
            -cast(volunteer.county_code as int) as county_order,
            volunteer.volunteer_id,
            volunteer.county_code,
            volunteer.delivery_id,
            volunteer.row_no
        ) as place
    from volunteer
    left join elder_membership
        on volunteer.volunteer_id = elder_membership.volunteer_id
        and volunteer.county_code = elder_membership.county_code
        and volunteer.month = elder_membership.month
    left join served
        on volunteer.volunteer_id = served.volunteer_id
        and volunteer.county_code = served.county_code
        and volunteer.month = served.month
),

person as (
    select
        month,
        volunteer_key,
        max(place) as place,
        sum(elder_team_count) as elder_team_count,
        coalesce(sum(hours), 0) as hours_12_months
    from registration
    group by month, volunteer_key
)

select
    month,
    place.county_code,
    cast(null as string) as township_code,
    volunteer_key,
    elder_team_count,
    elder_team_count > 0 as is_elder_service,
    hours_12_months,
    place.registered_on,
    place.delivery_id,
    place.row_no
from person
