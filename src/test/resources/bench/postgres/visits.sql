-- Who is owed a visit, and who had one: on the roster at least 15 days of the month (spells less than 31 days apart are one), or on
-- it at the last month's end and missing from this month's without an exit record.
insert into county_figure
with this_roster as (
    select
        county_code,
        person_key,
        max(valid_from) as last_from,
        min(valid_from) filter (where valid_to is null or valid_to >= '${month}') as first_from,
        max(valid_to) filter (where valid_to < '${month}') as ended_before,
        max(coalesce(valid_to, '9999-12-31')) as last_to
    from special_roster
    where month = '${month}'
    group by county_code, person_key
),

previous_roster as (
    select
        county_code,
        person_key,
        max(valid_from) as previous_from,
        max(coalesce(valid_to, '9999-12-31')) as previous_to
    from special_roster
    where month = '${previous_month}'
    group by county_code, person_key
),

owed_by_county as (
    select
        county_code,
        person_key,
        last_from is null as is_dropped,
        coalesce(last_from, previous_from) as valid_from
    from this_roster
    full join previous_roster using (county_code, person_key)
    where
        case
            when last_from is null
                then previous_to >= '${month}'
                    and county_code in (select county_code from usable where feed = 'special_roster' and month = '${month}')
            else
                least(last_to, '${month_end}') - greatest(
                    case when first_from - greatest(ended_before, previous_to) < 31 then '${month}' else first_from end,
                    '${month}'
                ) + 1 >= 15
        end
),

-- rostered in two counties: the latest valid_from, then the lower code
owed as (
    select person_key, max((valid_from - date '1900-01-01') * 2000000::bigint + (999999 - county_code::int) * 2 + is_dropped::int) as place
    from owed_by_county
    group by person_key
),

phone_only as (
    select person_key
    from visited_month
    where month between '${two_months_before}' and '${month}' and is_phone_only
    group by person_key
    having count(*) = 3
),

county as (
    select
        999999 - place / 2 % 1000000 as county_no,
        count(*) as owed,
        count(*) filter (where place % 2 = 1) as dropped,
        count(visited_month.person_key) as visited,
        count(*) filter (where is_met_at_home) as met_at_home,
        count(phone_only.person_key) as phone_only,
        sum(home_visits) as home_visits,
        sum(phone_visits) as phone_visits,
        sum(video_visits) as video_visits
    from owed
    left join visited_month on owed.person_key = visited_month.person_key and visited_month.month = '${month}'
    left join phone_only on owed.person_key = phone_only.person_key
    group by 1
)

select kpi_code, county_no::text, '${month}'::date, numerator, denominator
from county
cross join lateral (
    values
        ('monthly_visit_rate', visited, owed),
        ('visit_home_share', met_at_home, owed),
        ('visit_phone_only_count', phone_only, null),
        ('owed_person_count', owed, null),
        ('visit_home_count', home_visits, null),
        ('visit_phone_count', phone_visits, null),
        ('visit_video_count', video_visits, null),
        ('visit_dropped_count', dropped, null)
) as figure (kpi_code, numerator, denominator);
