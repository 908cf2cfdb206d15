-- 类：资金
-- 问题：今年各县（市、区）养老服务资金按来源、用途各记了多少？
-- 注意：当年1月起到最近一月的累计；同一笔资金的下达、拨付、支出分开记，不能把几个环节相加。
-- 列：
--   县市区  地区名称
--   环节    下达、拨付、支出等
--   来源    资金来源
--   用途    资金用途
--   笔数    笔
--   金额    元
select
    region.name as 县市区,
    fund_month.stage as 环节,
    fund_month.source as 来源,
    fund_month.purpose as 用途,
    count(*) as 笔数,
    sum(fund_month.amount_yuan) as 金额
from fund_month
inner join region on fund_month.county_code = region.region_code
where fund_month.is_elder_care
    and fund_month.month = (select max(month) from fund_month)
group by region.region_code, region.name, region.sort_order, fund_month.stage, fund_month.source, fund_month.purpose
order by region.sort_order, fund_month.stage, fund_month.source, fund_month.purpose;
