-- grain: one row per person owed a visit and month
-- rows of: special_roster
-- back: special_roster 1, visit 2
-- kpi.md, "Who is owed a visit": on the roster at least 15 days of the month (spells less than 31 days apart are one), or on it
-- at the last month's end and missing from this month's without an exit record. Rostered in two counties: the latest
-- valid_from, then the lower code. Had one: outcome 见到 or 接通, or 已故 found.
with roster as (
    select
        month,
        county_code,
        person_key,
        max(struct(valid_from, township_code, delivery_id, row_no)) as last_spell,
        -- spells that touch the month are never 31 days apart; a register may list older ones too
        min(valid_from) filter (where valid_to is null or valid_to >= month) as first_from,
        max(valid_to) filter (where valid_to < month) as ended_before,
        max(coalesce(valid_to, date '9999-12-31')) as last_to
    from silver.special_roster
    where person_key is not null
    group by month, county_code, person_key
),

this_month as (
    select
        roster.month,
        roster.county_code,
        roster.person_key,
        roster.last_spell,
        -- a spell that ended before the month, less than 31 days before this one began, is the same spell
        case
            when datediff(roster.first_from, greatest(roster.ended_before, previous.last_to)) < 31 then roster.month
            else roster.first_from
        end as first_from,
        roster.last_to
    from roster
    inner join silver.target_month
        on roster.month = target_month.month
    left join roster as previous
        on roster.person_key = previous.person_key
        and roster.county_code = previous.county_code
        and roster.month = add_months(previous.month, 1)
),

long_enough as (
    select
        month,
        county_code,
        person_key,
        last_spell
    from this_month
    where datediff(least(last_to, last_day(month)), greatest(first_from, month)) + 1 >= 15
),

roster_filed as (
    select
        slice.month,
        slice.county_code
    from silver.slice
    inner join silver.target_month
        on slice.month = target_month.month
    where slice.feed = 'special_roster' and slice.is_usable
),

dropped as (
    select
        roster_filed.month,
        roster_filed.county_code,
        previous.person_key,
        previous.last_spell
    from roster_filed
    inner join roster as previous
        on roster_filed.county_code = previous.county_code
        and roster_filed.month = add_months(previous.month, 1)
    left anti join roster as present
        on previous.person_key = present.person_key
        and previous.county_code = present.county_code
        and roster_filed.month = present.month
    where previous.last_to > last_day(previous.month)
),

owed_by_county as (
    select
        *,
        false as is_dropped
    from long_enough
    union all
    select
        *,
        true as is_dropped
    from dropped
),

owed as (
    select
        month,
        person_key,
        max(
            struct(
                last_spell.valid_from,
                -cast(county_code as int) as county_order,
                county_code,
                last_spell.township_code,
                last_spell.delivery_id,
                last_spell.row_no,
                is_dropped
            )
        ) as place
    from owed_by_county
    group by month, person_key
),

visited as (
    select
        visit.month,
        visit.person_key,
        count(*) as visit_count,
        count(*) filter (where visit.mode = '上门') as home_visits,
        count(*) filter (where visit.mode = '电话') as phone_visits,
        count(*) filter (where visit.mode = '视频') as video_visits,
        max(visit.mode = '上门' and visit.outcome = '见到') as is_met_at_home,
        min(visit.mode = '电话') as is_phone_only
    from silver.visit
    where visit.outcome in ('见到', '接通', '已故')
    group by visit.month, visit.person_key
)

select
    owed.month,
    owed.place.county_code,
    owed.place.township_code,
    owed.person_key,
    visited.person_key is not null as is_visited,
    owed.place.is_dropped,
    coalesce(visited.visit_count, 0) as visit_count,
    coalesce(visited.home_visits, 0) as home_visits,
    coalesce(visited.phone_visits, 0) as phone_visits,
    coalesce(visited.video_visits, 0) as video_visits,
    coalesce(visited.is_met_at_home, false) as is_met_at_home,
    coalesce(visited.is_phone_only and before.is_phone_only and earlier.is_phone_only, false) as is_phone_only_three_months,
    owed.place.delivery_id,
    owed.place.row_no
from owed
left join visited
    on owed.person_key = visited.person_key
    and owed.month = visited.month
left join visited as before
    on owed.person_key = before.person_key
    and owed.month = add_months(before.month, 1)
left join visited as earlier
    on owed.person_key = earlier.person_key
    and owed.month = add_months(earlier.month, 2)
