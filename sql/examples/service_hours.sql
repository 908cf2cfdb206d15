-- 类：探访与志愿
-- 问题：最近13个月为老志愿服务时长是多少，时间银行记了几笔？
-- 注意：服务记录是试点县自愿报送的，别的县没有数，不能用它比较各县。
-- 列：
--   月份      统计月份
--   县市区    地区名称
--   服务时长  当月为老志愿服务，小时
--   时间银行  当月记账，笔
select
    to_char(kpi_value.month, 'YYYY-MM') as 月份,
    region.name as 县市区,
    round(max(value) filter (where kpi_code = 'elder_service_hours'), 1) as 服务时长,
    max(value) filter (where kpi_code = 'time_bank_entry_count')::bigint as 时间银行
from kpi_value
inner join region on kpi_value.region_code = region.region_code
where kpi_code in ('elder_service_hours', 'time_bank_entry_count')
    and region.level = 'county'
    and kpi_value.month > (select max(month) from kpi_value where kpi_code = 'elder_service_hours') - interval '13 months'
group by kpi_value.month, region.name, region.sort_order
order by region.sort_order, kpi_value.month;
