-- 类：目标与排名
-- 问题：和上月相比，各县（市、区）的主要指标变了多少？
-- 注意：只列变了的；占比的变化是百分点。口径有调整的月份、报送的地区不同的月份不可比。
-- 列：
--   指标    指标名称
--   地区    地区名称
--   上月    数值
--   本月    数值
--   变化    本月减上月
--   单位    上月、本月的单位
with latest as (
    select max(kpi_value.month) as month from kpi_value inner join kpi on kpi_value.kpi_code = kpi.kpi_code where kpi.headline
)

select
    kpi.name as 指标,
    region.name as 地区,
    round(before.value, kpi.decimals) as 上月,
    round(now.value, kpi.decimals) as 本月,
    round(now.value, kpi.decimals) - round(before.value, kpi.decimals) as 变化,
    kpi.unit_label as 单位
from latest
inner join kpi_value as now on latest.month = now.month
inner join kpi on now.kpi_code = kpi.kpi_code and kpi.headline
inner join kpi_value as before
    on now.kpi_code = before.kpi_code and now.region_code = before.region_code
        and before.month = latest.month - interval '1 month'
inner join region on now.region_code = region.region_code
where region.level in ('county', 'prefecture')
    and round(now.value, kpi.decimals) <> round(before.value, kpi.decimals)
    and not exists (select from kpi_break where kpi_break.kpi_code = now.kpi_code and kpi_break.month = now.month)
order by kpi.name, region.sort_order;
