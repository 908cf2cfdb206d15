-- 类：机构床位
-- 问题：各县（市、区）护理型床位占比是多少，离本规划目标还差多少张？
-- 注意：还差床位按现有总床位计算；一边新建普通床位一边增加护理型，差额会变。分母为0的地区没有占比。
-- 列：
--   规划        规划代码
--   县市区      地区名称
--   护理型床位  张
--   建成床位    张
--   占比        护理型床位占建成床位，%
--   目标        到期限应达到，%
--   期限        目标期限（月）
--   还差床位    达到目标还要增加的护理型床位，张；已达到为0
with latest as (
    select * from kpi_value
    where kpi_code = 'nursing_bed_share'
        and month = (select max(month) from kpi_value where kpi_code = 'nursing_bed_share')
)

select
    target.plan_code as 规划,
    region.name as 县市区,
    latest.numerator::bigint as 护理型床位,
    latest.denominator::bigint as 建成床位,
    round(latest.value, 1) as 占比,
    round(target.target_value, 1) as 目标,
    to_char(target.deadline, 'YYYY-MM') as 期限,
    greatest(0, ceil(target.target_value * latest.denominator / 100 - latest.numerator))::bigint as 还差床位
from target
inner join latest on target.region_code = latest.region_code
inner join region on target.region_code = region.region_code
where target.kpi_code = 'nursing_bed_share'
order by target.plan_code, region.sort_order, target.deadline;
