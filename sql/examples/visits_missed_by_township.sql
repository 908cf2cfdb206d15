-- 类：探访与志愿
-- 问题：哪些乡镇（街道）连续三个月探访率都低于95%？
-- 注意：人数很少的乡镇被隐去（少于规定人数不公布），不会出现在表里；“95”可以在语句里改。
-- 列：
--   县市区    所属县（市、区）
--   乡镇街道  地区名称
--   应探访    最近一月应探访人数
--   前两月    前两月探访率，%
--   上月      上月探访率，%
--   本月      本月探访率，%
with rates as (
    select
        region_code,
        month,
        denominator,
        value,
        (select max(month) from kpi_value where kpi_code = 'monthly_visit_rate') as latest
    from kpi_value
    where kpi_code = 'monthly_visit_rate'
)

select
    county.name as 县市区,
    township.name as 乡镇街道,
    max(rates.denominator) filter (where rates.month = rates.latest)::bigint as 应探访,
    round(max(rates.value) filter (where rates.month = rates.latest - interval '2 months'), 1) as 前两月,
    round(max(rates.value) filter (where rates.month = rates.latest - interval '1 month'), 1) as 上月,
    round(max(rates.value) filter (where rates.month = rates.latest), 1) as 本月
from rates
inner join region as township on rates.region_code = township.region_code and township.level = 'township'
inner join region as county on township.parent_code = county.region_code
where rates.month > rates.latest - interval '3 months'
group by county.name, township.region_code, township.name, township.sort_order
having count(*) filter (where rates.value < 95) = 3
order by 本月, township.sort_order;
