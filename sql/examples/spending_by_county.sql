-- 类：资金
-- 问题：各县（市、区）养老服务资金累计支出多少，福彩公益金用于养老的比例够不够？
-- 注意：支出是当年累计；福彩比例的目标见各规划（多数要求不低于55%）。
-- 列：
--   县市区      地区名称
--   累计支出    养老服务资金，元
--   福彩比例    福彩公益金用于养老服务，%
--   月份        统计月份
select
    region.name as 县市区,
    max(value) filter (where kpi_code = 'elder_spending_yuan')::numeric(18, 2) as 累计支出,
    round(max(value) filter (where kpi_code = 'lottery_elder_share'), 1) as 福彩比例,
    to_char(max(kpi_value.month), 'YYYY-MM') as 月份
from kpi_value
inner join region on kpi_value.region_code = region.region_code
where kpi_code in ('elder_spending_yuan', 'lottery_elder_share')
    and month = (select max(month) from kpi_value where kpi_code = 'elder_spending_yuan')
    and region.level in ('county', 'prefecture')
group by region.region_code, region.name, region.sort_order
order by region.sort_order;
