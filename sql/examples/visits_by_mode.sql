-- 类：探访与志愿
-- 问题：探访是上门、电话还是视频，有多少老年人连续三个月只接到电话？
-- 注意：只打电话不上门看不到居住和身体状况；“上门见面率”低而探访率高的县要抽查。
-- 列：
--   县市区      地区名称
--   应探访      人
--   探访率      当月探访到的占应探访，%
--   上门见面率  当月上门见到的占应探访，%
--   上门        次
--   电话        次
--   视频        次
--   只有电话    连续三个月仅电话联系的老年人，人
select
    region.name as 县市区,
    max(value) filter (where kpi_code = 'owed_person_count')::bigint as 应探访,
    round(max(value) filter (where kpi_code = 'monthly_visit_rate'), 1) as 探访率,
    round(max(value) filter (where kpi_code = 'visit_home_share'), 1) as 上门见面率,
    max(value) filter (where kpi_code = 'visit_home_count')::bigint as 上门,
    max(value) filter (where kpi_code = 'visit_phone_count')::bigint as 电话,
    max(value) filter (where kpi_code = 'visit_video_count')::bigint as 视频,
    max(value) filter (where kpi_code = 'visit_phone_only_count')::bigint as 只有电话
from kpi_value
inner join region on kpi_value.region_code = region.region_code
where kpi_code in (
        'owed_person_count', 'monthly_visit_rate', 'visit_home_share', 'visit_home_count', 'visit_phone_count',
        'visit_video_count', 'visit_phone_only_count'
    )
    and month = (select max(month) from kpi_value where kpi_code = 'monthly_visit_rate')
    and region.level in ('county', 'prefecture')
group by region.region_code, region.name, region.sort_order
order by region.sort_order;
