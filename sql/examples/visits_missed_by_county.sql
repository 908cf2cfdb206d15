-- 类：探访与志愿
-- 问题：哪些县（市、区）连续三个月都有应探访的特殊困难老年人没有探访到，各差多少人？
-- 注意：这是“每月都有人没探访到”，不是“同一个人三个月没人去”；后者要有权限的人从数据湖里查。缺一个月报表的地区不列。
-- 列：
--   县市区    地区名称
--   应探访    最近一月应探访人数
--   前两月未访  人
--   上月未访  人
--   本月未访  人
--   本月探访率  %
with missed as (
    select
        region_code,
        month,
        denominator as owed,
        denominator - numerator as missed,
        value,
        (select max(month) from kpi_value where kpi_code = 'monthly_visit_rate') as latest
    from kpi_value
    where kpi_code = 'monthly_visit_rate'
)

select
    region.name as 县市区,
    max(missed.owed) filter (where missed.month = missed.latest)::bigint as 应探访,
    max(missed.missed) filter (where missed.month = missed.latest - interval '2 months')::bigint as 前两月未访,
    max(missed.missed) filter (where missed.month = missed.latest - interval '1 month')::bigint as 上月未访,
    max(missed.missed) filter (where missed.month = missed.latest)::bigint as 本月未访,
    round(max(missed.value) filter (where missed.month = missed.latest), 1) as 本月探访率
from missed
inner join region on missed.region_code = region.region_code
where region.level = 'county'
    and missed.month > missed.latest - interval '3 months'
group by region.region_code, region.name, region.sort_order
having count(*) filter (where missed.missed > 0) = 3
order by 本月未访 desc, region.sort_order;
