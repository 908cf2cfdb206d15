-- 类：报送与质量
-- 问题：近三个月有哪些数字值得核实，凭什么说值得核实？
-- 注意：这是核实线索，不是结论，也不扣分；核实前不要通报。
-- 列：
--   月份    统计月份
--   地区    地区名称
--   规则    线索代码
--   对象    指标或报表
--   依据    说明，含数字
select
    to_char(signal.month, 'YYYY-MM') as 月份,
    region.name as 地区,
    signal.rule_id as 规则,
    signal.subject as 对象,
    signal.evidence as 依据
from signal
inner join region on signal.region_code = region.region_code
where signal.month > (select max(month) from signal) - interval '3 months'
order by signal.month desc, region.sort_order, signal.rule_id, signal.subject, signal.plan_code;
