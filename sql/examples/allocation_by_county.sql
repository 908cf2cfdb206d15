-- 类：资金
-- 问题：最近一次资金分配各县（市、区）分到多少，需要、绩效、改进各占多少？
-- 注意：还没有做过分配时没有结果；标“试算”的没有批准文件，不得据以拨款。
-- 列：
--   规划      规划代码
--   县市区    地区名称
--   金额      元
--   占比      占资金盘子，%
--   需要      按需要分的部分，元
--   绩效      按绩效分的部分，元
--   改进      按改进分的部分，元
--   性质      试算 或 正式
select
    allocation.plan_code as 规划,
    region.name as 县市区,
    allocation.amount_yuan as 金额,
    round(100 * allocation.share, 2) as 占比,
    max(allocation_part.amount_yuan) filter (where allocation_part.part = 'need') as 需要,
    max(allocation_part.amount_yuan) filter (where allocation_part.part = 'performance') as 绩效,
    max(allocation_part.amount_yuan) filter (where allocation_part.part = 'improvement') as 改进,
    case when allocation.trial then '试算' else '正式' end as 性质
from allocation
inner join region on allocation.region_code = region.region_code
left join allocation_part
    on allocation.plan_code = allocation_part.plan_code
        and allocation.region_code = allocation_part.region_code
        and allocation.month = allocation_part.month
where allocation.month = (select max(latest.month) from allocation as latest where latest.plan_code = allocation.plan_code)
group by
    allocation.plan_code, region.name, region.sort_order, allocation.amount_yuan, allocation.share, allocation.trial
order by allocation.plan_code, region.sort_order;
