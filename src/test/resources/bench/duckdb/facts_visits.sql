-- Persons owed a visit: each register counts for its own month, and as what stood before the next.
create or replace temp table owed as
with spell as (
    select month, county, person_key, month as stated_month, valid_from, coalesce(valid_to, date '9999-12-31') as valid_to
    from special_roster
    union all
    select
        cast(month + interval 1 month as date), county, person_key, month, valid_from,
        coalesce(valid_to, date '9999-12-31')
    from special_roster
),

roster as (
    select
        month,
        county,
        person_key,
        max(valid_from) filter (where stated_month = month) as last_from,
        min(valid_from) filter (where stated_month = month and valid_to >= month) as first_from,
        max(valid_to) filter (where stated_month = month and valid_to < month) as ended_before,
        max(valid_to) filter (where stated_month = month) as last_to,
        max(valid_from) filter (where stated_month < month) as previous_from,
        max(valid_to) filter (where stated_month < month) as previous_to
    from spell
    where month in (select month from target_month)
    group by month, county, person_key
)

select
    roster.month,
    roster.person_key,
    arg_max(roster.county, (coalesce(last_from, previous_from) - date '1900-01-01') * 1000000 - roster.county) as county,
    arg_max(last_from is null, (coalesce(last_from, previous_from) - date '1900-01-01') * 1000000 - roster.county) as is_dropped
from roster
left join slice
    on slice.feed = 'special_roster' and roster.county = slice.county and roster.month = slice.month
where
    case
        when last_from is null then slice.month is not null and previous_to >= roster.month
        else
            date_diff(
                'day',
                greatest(
                    case
                        when date_diff('day', greatest(ended_before, previous_to), first_from) < 31 then roster.month
                        else first_from
                    end,
                    roster.month
                ),
                least(last_to, last_day(roster.month))
            ) + 1 >= 15
    end
group by roster.month, roster.person_key;

create or replace temp table visited as
select
    month,
    person_key,
    count(*) filter (where mode = '上门') as home_visits,
    count(*) filter (where mode = '电话') as phone_visits,
    count(*) filter (where mode = '视频') as video_visits,
    bool_or(mode = '上门' and outcome = '见到') as is_met_at_home,
    bool_and(mode = '电话') as is_phone_only
from visit
where outcome in ('见到', '接通', '已故')
group by month, person_key;

create or replace temp table phone_only as
select target_month.month, visited.person_key
from visited
inner join target_month
    on visited.month between target_month.month - interval 2 month and target_month.month
where visited.is_phone_only
group by target_month.month, visited.person_key
having count(*) = 3;

create or replace temp table fct_visit_month as
select
    owed.month,
    owed.county,
    owed.is_dropped,
    visited.month is not null as is_visited,
    coalesce(visited.home_visits, 0) as home_visits,
    coalesce(visited.phone_visits, 0) as phone_visits,
    coalesce(visited.video_visits, 0) as video_visits,
    coalesce(visited.is_met_at_home, false) as is_met_at_home,
    phone_only.month is not null as is_phone_only_three_months
from owed
left join visited on owed.person_key = visited.person_key and owed.month = visited.month
left join phone_only on owed.person_key = phone_only.person_key and owed.month = phone_only.month;
