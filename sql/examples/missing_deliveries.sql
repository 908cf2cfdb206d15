-- 类：报送与质量
-- 问题：最近一个月还有哪些县（市、区）的哪些报表没有收到，或收到了却是空表？
-- 注意：空表只有在表内写明“无”时才当作0，否则该县该指标没有数。
-- 列：
--   县市区  地区名称
--   报表    报表名称
--   月份    统计月份
--   情况    未报 或 空表
select
    region.name as 县市区,
    reporting.feed_name as 报表,
    to_char(reporting.month, 'YYYY-MM') as 月份,
    case when not reporting.filed then '未报' else '空表' end as 情况
from reporting
inner join region on reporting.county_code = region.region_code
where reporting.expected
    and (not reporting.filed or not reporting.non_empty)
    and reporting.month = (select max(month) from reporting where expected)
order by region.sort_order, reporting.feed_name;
