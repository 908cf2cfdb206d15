-- 类：机构床位
-- 问题：养老机构里住着多少老年人，按能力等级各占建成床位的百分之几？
-- 注意：五类相加等于入住率；“未评估”高说明入院评估没做到位，失能比例不可信。
-- 列：
--   县市区      地区名称
--   建成床位    张
--   入住率      在住老年人占建成床位，%
--   能力完好    %
--   轻度失能    %
--   中度失能    %
--   重度及完全  重度、完全失能，%
--   未评估      %
select
    region.name as 县市区,
    max(denominator) filter (where kpi_code = 'occupancy_rate')::bigint as 建成床位,
    round(max(value) filter (where kpi_code = 'occupancy_rate'), 1) as 入住率,
    round(max(value) filter (where kpi_code = 'occupancy_able_rate'), 1) as 能力完好,
    round(max(value) filter (where kpi_code = 'occupancy_mild_rate'), 1) as 轻度失能,
    round(max(value) filter (where kpi_code = 'occupancy_moderate_rate'), 1) as 中度失能,
    round(max(value) filter (where kpi_code = 'occupancy_severe_rate'), 1) as 重度及完全,
    round(max(value) filter (where kpi_code = 'occupancy_unassessed_rate'), 1) as 未评估
from kpi_value
inner join region on kpi_value.region_code = region.region_code
where kpi_code like 'occupancy%'
    and month = (select max(month) from kpi_value where kpi_code = 'occupancy_rate')
    and region.level in ('county', 'prefecture')
group by region.region_code, region.name, region.sort_order
order by region.sort_order;
