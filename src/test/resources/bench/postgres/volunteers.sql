-- Volunteers on the register at month end and members of a registered elder-service team; a person registered in several counties
-- counts in the county of the latest such registration, then in the lower code.
insert into county_figure
with elder_membership as (
    select distinct volunteer_membership.volunteer_no
    from volunteer_membership
    inner join volunteer_team
        on volunteer_membership.team_id = volunteer_team.team_id
        and volunteer_membership.county_code = volunteer_team.county_code
    where
        volunteer_membership.month = '${month}'
        and volunteer_team.month = '${month}'
        and volunteer_team.status = '在册'
        and volunteer_team.elder_service
        and (member_from is null or member_from <= '${month_end}')
        and (member_to is null or member_to > '${month_end}')
),

served as (
    select volunteer_no, sum(tenths)::int as tenths
    from served_month
    where month between '${eleven_months_before}' and '${month}'
    group by volunteer_no
),

person as (
    select
        max(
            (elder_membership.volunteer_no is not null)::int * 1000000000000000
            + (registered_on - date '1900-01-01') * 1000000::bigint + 999999 - volunteer.county_code::int
        ) as place,
        bool_or(elder_membership.volunteer_no is not null) as is_elder_service,
        sum(served.tenths) as tenths
    from volunteer
    left join elder_membership on volunteer.volunteer_no = elder_membership.volunteer_no
    left join served on volunteer.volunteer_no = served.volunteer_no
    where
        volunteer.month = '${month}'
        and status = '在册'
        and registered_on <= '${month_end}'
        and (left_on is null or left_on > '${month_end}')
    group by coalesce(person_key, volunteer.volunteer_no)
),

county as (
    select
        999999 - place % 1000000 as county_no,
        count(*) as volunteers,
        count(*) filter (where tenths >= 10) as active
    from person
    where is_elder_service
    group by 1
)

select kpi_code, county_no::text, '${month}'::date, numerator, null
from county
cross join lateral (values ('volunteer_count', volunteers), ('volunteer_active_count', active)) as figure (kpi_code, numerator);

insert into county_figure
select 'volunteer_team_count', county_code, month, count(*), null
from volunteer_team
where month = '${month}' and status = '在册' and elder_service
group by county_code, month;

insert into county_figure
select kpi_code, county_code, '${month}'::date, numerator, null
from (
    select
        county_code,
        sum(hours) filter (where elder_service) as hours,
        count(time_bank_entry) as entries
    from service_record
    where month = '${month}'
    group by county_code
) as county
cross join lateral (
    values ('elder_service_hours', coalesce(hours, 0)), ('time_bank_entry_count', entries)
) as figure (kpi_code, numerator);
