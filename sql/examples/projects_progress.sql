-- 类：资金
-- 问题：各县（市、区）养老服务项目开工了多少、验收了多少，投资支付到几成，床位投用了多少？
-- 注意：按最近一月在库的项目；支付率是已付占总投资，开工晚的项目低是正常的。
-- 列：
--   县市区    地区名称
--   项目      在库项目，个
--   已开工    个
--   已验收    个
--   总投资    万元
--   支付率    已付占总投资，%
--   规划床位  张
--   投用床位  已投用项目的规划床位，张
select
    region.name as 县市区,
    count(*) as 项目,
    count(*) filter (where is_started) as 已开工,
    count(*) filter (where is_accepted) as 已验收,
    round(sum(total_investment_yuan) / 10000, 1) as 总投资,
    round(100 * sum(paid_yuan) / nullif(sum(total_investment_yuan), 0), 1) as 支付率,
    sum(planned_beds) as 规划床位,
    coalesce(sum(planned_beds) filter (where is_in_use), 0) as 投用床位
from project_month
inner join region on project_month.county_code = region.region_code
where project_month.month = (select max(month) from project_month)
    and is_alive
group by region.region_code, region.name, region.sort_order
order by region.sort_order;
