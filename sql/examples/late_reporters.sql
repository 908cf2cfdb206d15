-- 类：报送与质量
-- 问题：近六个月谁报表报得晚，谁没有报？
-- 注意：按每月应报的报表逐份计；晚报指到达时间在截止日之后。更正（再报一次）不算晚报。
-- 列：
--   县市区    地区名称
--   应报      近六个月应报份数
--   未报      份
--   晚报      份
--   按时率    按时份数占应报，%
--   晚报的表  晚报或未报过的报表名称
select
    region.name as 县市区,
    count(*) as 应报,
    count(*) filter (where not reporting.filed) as 未报,
    count(*) filter (where reporting.filed and not reporting.on_time) as 晚报,
    round(100.0 * count(*) filter (where reporting.filed and reporting.on_time) / count(*), 1) as 按时率,
    string_agg(distinct reporting.feed_name, '、') filter (where reporting.on_time is not true) as 晚报的表
from reporting
inner join region on reporting.county_code = region.region_code
where reporting.expected
    and reporting.month > (select max(month) from reporting where expected) - interval '6 months'
group by region.region_code, region.name, region.sort_order
order by 按时率, region.sort_order;
