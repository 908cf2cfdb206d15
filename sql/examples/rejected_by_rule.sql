-- 类：报送与质量
-- 问题：最近一个月被退回的行按规则排，最多的是什么错，出在哪个县的哪张表？
-- 注意：退回的行不进入统计，改好后再报一次即可；规则代码的含义见 docs/codes.md。
-- 列：
--   规则    规则代码
--   含义    对这类错误的说明
--   报表    报表代码
--   字段    出错的字段
--   县市区  地区名称
--   行数    被退回的行
select
    rejection_summary.rule_id as 规则,
    rejection_summary.message as 含义,
    rejection_summary.feed as 报表,
    rejection_summary.column_name as 字段,
    region.name as 县市区,
    rejection_summary.rows as 行数
from rejection_summary
inner join region on rejection_summary.county_code = region.region_code
where rejection_summary.month = (select max(month) from rejection_summary)
order by rejection_summary.rows desc, rejection_summary.rule_id, region.sort_order, rejection_summary.feed, rejection_summary.column_name;
