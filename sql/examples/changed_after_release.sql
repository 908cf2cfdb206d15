-- 类：发布与订正
-- 问题：发布之后又有补报或更正，哪些已发布的数字和现在库里的不一样了？
-- 注意：不一样不等于发布错了；差得大的应当发订正稿。没有发布过通报时没有结果。
-- 列：
--   规划    规划代码
--   月份    通报的统计月份
--   指标    指标名称
--   地区    地区名称
--   已发布  最近一次发布的数值
--   现在    库里现在的数值
--   差      现在减已发布
with newest as (
    select plan_code, month, max(vintage) as vintage from bulletin group by plan_code, month
)

select distinct
    bulletin_figure.plan_code as 规划,
    to_char(bulletin_figure.month, 'YYYY-MM') as 月份,
    kpi.name as 指标,
    region.name as 地区,
    bulletin_figure.value as 已发布,
    kpi_value.value as 现在,
    kpi_value.value - bulletin_figure.value as 差
from newest
inner join bulletin_figure using (plan_code, month, vintage)
inner join kpi on bulletin_figure.kpi_code = kpi.kpi_code
inner join region on bulletin_figure.region_code = region.region_code
left join kpi_value
    on bulletin_figure.kpi_code = kpi_value.kpi_code
        and bulletin_figure.region_code = kpi_value.region_code
        and bulletin_figure.month = kpi_value.month
where round(bulletin_figure.value, 6) is distinct from round(kpi_value.value, 6)
order by 规划, 月份, 指标, 地区;
