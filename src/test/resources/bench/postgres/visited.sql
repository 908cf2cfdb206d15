-- Persons with a valid visit in the month, and how they were visited.
insert into visited_month
select
    '${month}'::date as month,
    person_key,
    count(*) filter (where mode = '上门') as home_visits,
    count(*) filter (where mode = '电话') as phone_visits,
    count(*) filter (where mode = '视频') as video_visits,
    bool_or(mode = '上门' and outcome = '见到') as is_met_at_home,
    bool_and(mode = '电话') as is_phone_only
from visit
where month = '${month}' and outcome in ('见到', '接通', '已故')
group by person_key;

-- Tenths of an hour of service to elders by volunteer: whole numbers add up faster.
insert into served_month
select '${month}'::date as month, volunteer_no, sum((hours * 10)::int)::int as tenths
from service_record
where month = '${month}' and elder_service
group by volunteer_no;

analyze visited_month_${month_id};
analyze served_month_${month_id};
