-- grain: one row per person owed a visit and month
-- rows of: special_roster
-- back: special_roster 1, visit 2
-- kpi.md, "Who is owed a visit": on the roster at least 15 days of the month (spells less than 31 days apart are one), or on it
-- at the last month's end and missing from this month's without an exit record. Rostered in two counties: the latest
-- valid_from, then the lower code. Had one: outcome 见到 or 接通, or 已故 found.
with entry as (
    -- each register twice: as the month's own and as what stood before the next
    select
        target_month.month,
        special_roster.month < target_month.month as is_previous,
        special_roster.county_code,
        special_roster.person_key,
        special_roster.valid_from,
        special_roster.valid_to,
        struct(
            special_roster.valid_from, special_roster.township_code, special_roster.delivery_id, special_roster.row_no
        ) as spell
    from silver.special_roster
    inner join silver.target_month
        on special_roster.month between add_months(target_month.month, -1) and target_month.month
    where special_roster.person_key is not null
),

roster as (
    select
        month,
        county_code,
        person_key,
        max(spell) filter (where not is_previous) as last_spell,
        -- spells that touch the month are never 31 days apart; a register may list older ones too
        min(valid_from) filter (where not is_previous and (valid_to is null or valid_to >= month)) as first_from,
        max(valid_to) filter (where not is_previous and valid_to < month) as ended_before,
        max(coalesce(valid_to, date '9999-12-31')) filter (where not is_previous) as last_to,
        max(spell) filter (where is_previous) as previous_spell,
        max(coalesce(valid_to, date '9999-12-31')) filter (where is_previous) as previous_to
    from entry
    group by month, county_code, person_key
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

owed_by_county as (
    select
        roster.month,
        roster.county_code,
        roster.person_key,
        coalesce(roster.last_spell, roster.previous_spell) as last_spell,
        roster.last_spell is null as is_dropped
    from roster
    left join roster_filed
        on roster.county_code = roster_filed.county_code
        and roster.month = roster_filed.month
    where
        case
            -- missing from a register that was filed, without an exit record
            when roster.last_spell is null
                then roster_filed.month is not null and roster.previous_to > last_day(add_months(roster.month, -1))
            else
                datediff(
                    least(roster.last_to, last_day(roster.month)),
                    greatest(
                        -- a spell that ended before the month, less than 31 days before this one began, is the same spell
                        case
                            when datediff(roster.first_from, greatest(roster.ended_before, roster.previous_to)) < 31
                                then roster.month
                            else roster.first_from
                        end,
                        roster.month
                    )
                ) + 1 >= 15
        end
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

visited_month as (
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
),

visited as (
    select
        target_month.month,
        visited_month.person_key,
        max(visited_month.visit_count) filter (where visited_month.month = target_month.month) as visit_count,
        max(visited_month.home_visits) filter (where visited_month.month = target_month.month) as home_visits,
        max(visited_month.phone_visits) filter (where visited_month.month = target_month.month) as phone_visits,
        max(visited_month.video_visits) filter (where visited_month.month = target_month.month) as video_visits,
        max(visited_month.is_met_at_home) filter (where visited_month.month = target_month.month) as is_met_at_home,
        count_if(visited_month.is_phone_only) = 3 as is_phone_only_three_months
    from visited_month
    inner join silver.target_month
        on visited_month.month between add_months(target_month.month, -2) and target_month.month
    group by target_month.month, visited_month.person_key
)

select
    owed.month,
    owed.place.county_code,
    owed.place.township_code,
    owed.person_key,
    visited.visit_count is not null as is_visited,
    owed.place.is_dropped,
    coalesce(visited.visit_count, 0) as visit_count,
    coalesce(visited.home_visits, 0) as home_visits,
    coalesce(visited.phone_visits, 0) as phone_visits,
    coalesce(visited.video_visits, 0) as video_visits,
    coalesce(visited.is_met_at_home, false) as is_met_at_home,
    coalesce(visited.is_phone_only_three_months, false) as is_phone_only_three_months,
    owed.place.delivery_id,
    owed.place.row_no
from owed
left join visited
    on owed.person_key = visited.person_key
    and owed.month = visited.month
