-- 类：目标与排名
-- 问题：全域哪些目标滞后，每月要提高多少才能按期完成，近来实际每月提高多少？
-- 注意：只列各规划全域的目标；各县的改 where 中的条件。所需速度超过历史最快速度的，按期完成的希望很小。
-- 列：
--   规划      规划代码
--   目标      目标名称
--   状态      略有滞后 或 明显滞后
--   现值      最近一月
--   序时应达  按时间进度应达到
--   目标值    到期限
--   期限      月
--   每月需    按期完成每月需提高
--   近六月    近六个月平均每月提高
--   说明      判断依据
select
    attainment.plan_code as 规划,
    target.name as 目标,
    case attainment.status when 'off_track' then '明显滞后' else '略有滞后' end as 状态,
    round(attainment.value, kpi.decimals) as 现值,
    round(attainment.expected, kpi.decimals) as 序时应达,
    round(target.target_value, kpi.decimals) as 目标值,
    to_char(target.deadline, 'YYYY-MM') as 期限,
    round(attainment.required_pace, 2) as 每月需,
    round(attainment.recent_pace, 2) as 近六月,
    attainment.reason as 说明
from attainment
inner join target using (plan_code, target_id, region_code)
inner join plan on attainment.plan_code = plan.plan_code and attainment.region_code = plan.jurisdiction_code
inner join kpi on target.kpi_code = kpi.kpi_code
where attainment.status in ('lagging', 'off_track')
    and attainment.month = (select max(latest.month) from attainment as latest where latest.plan_code = attainment.plan_code)
order by attainment.plan_code, attainment.status desc, target.sort_order;
