-- 类：资金
-- 问题：按规划应补给老年人和机构的钱，最近一个月应补多少、已补多少，有多少该补没补？
-- 注意：应补按名册推算，补贴规则没有批准文件的是试算；“补而不应补”可能是补发以前月份，先核对。人数少的被隐去。
-- 列：
--   规划      规划代码
--   补贴      补贴名称
--   县市区    地区名称
--   应补      人或家
--   应补元    元
--   已补      人或家
--   已补元    元
--   应补未补  人或家
--   未应而补  不在名册而领了的，人或家
select
    subsidy_balance.plan_code as 规划,
    subsidy_rule.name as 补贴,
    region.name as 县市区,
    subsidy_balance.owed as 应补,
    subsidy_balance.owed_yuan as 应补元,
    subsidy_balance.paid as 已补,
    subsidy_balance.paid_yuan as 已补元,
    subsidy_balance.owed_not_paid as 应补未补,
    subsidy_balance.paid_not_owed as 未应而补
from subsidy_balance
inner join subsidy_rule using (plan_code, rule_id)
inner join region on subsidy_balance.region_code = region.region_code
where subsidy_balance.month = (select max(month) from subsidy_balance)
order by subsidy_balance.plan_code, subsidy_rule.sort_order, region.sort_order;
