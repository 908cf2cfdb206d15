-- 类：目标与排名
-- 问题：照现在的势头走下去，到期限各项目标能到多少，够不够？
-- 注意：预测是按平均月变化外推，区间为80%；新政策、集中交付的项目都不在其中，只作预警。
-- 列：
--   规划    规划代码
--   目标    目标名称
--   现值    最近一月
--   目标值  到期限
--   期限    月
--   预计    到期限的预测值
--   低      80%区间下限
--   高      80%区间上限
--   判断    够：下限也达到；悬：目标在区间内；难：上限也达不到
select
    attainment.plan_code as 规划,
    target.name as 目标,
    round(attainment.value, kpi.decimals) as 现值,
    round(target.target_value, kpi.decimals) as 目标值,
    to_char(target.deadline, 'YYYY-MM') as 期限,
    round(attainment.forecast, kpi.decimals) as 预计,
    round(attainment.forecast_low, kpi.decimals) as 低,
    round(attainment.forecast_high, kpi.decimals) as 高,
    case
        when target.comparator = '<=' and attainment.forecast_high <= target.target_value then '够'
        when target.comparator = '<=' and attainment.forecast_low > target.target_value then '难'
        when target.comparator = '>=' and attainment.forecast_low >= target.target_value then '够'
        when target.comparator = '>=' and attainment.forecast_high < target.target_value then '难'
        else '悬'
    end as 判断
from attainment
inner join target using (plan_code, target_id, region_code)
inner join plan on attainment.plan_code = plan.plan_code and attainment.region_code = plan.jurisdiction_code
inner join kpi on target.kpi_code = kpi.kpi_code
where attainment.forecast is not null
    and target.comparator in ('>=', '<=')
    and attainment.month = (select max(latest.month) from attainment as latest where latest.plan_code = attainment.plan_code)
order by attainment.plan_code, target.sort_order;
