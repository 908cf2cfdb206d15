-- 类：报送与质量
-- 问题：各县（市、区）近三个月的数据质量怎样：按时、有内容、通过校验各占多少？
-- 注意：通过率按行数加权；一张表整份被退回时它的行全部算未通过。
-- 列：
--   县市区    地区名称
--   月份      统计月份
--   应报      份
--   按时率    %
--   非空率    报来且有内容的占应报，%
--   通过率    通过校验的行占全部行，%
--   退回行    行
select
    region.name as 县市区,
    to_char(reporting.month, 'YYYY-MM') as 月份,
    count(*) as 应报,
    round(100.0 * count(*) filter (where reporting.on_time) / count(*), 1) as 按时率,
    round(100.0 * count(*) filter (where reporting.non_empty) / count(*), 1) as 非空率,
    round(100.0 * (sum(reporting.rows) - sum(reporting.rejected)) / nullif(sum(reporting.rows), 0), 2) as 通过率,
    sum(reporting.rejected) as 退回行
from reporting
inner join region on reporting.county_code = region.region_code
where reporting.expected
    and reporting.month > (select max(month) from reporting where expected) - interval '3 months'
group by region.region_code, region.name, region.sort_order, reporting.month
order by region.sort_order, reporting.month;
