-- 类：发布与订正
-- 问题：已经发布的通报里，哪些数字后来订正了，订正前后各是多少？
-- 注意：没有发布过订正稿时没有结果；原因（补报、更正、口径调整）用 diff 命令看。
-- 列：
--   规划    规划代码
--   月份    通报的统计月份
--   指标    指标名称
--   地区    地区名称
--   首发    首次发布的数值
--   最新    最近一次订正的数值
--   差      最新减首发
with first_issue as (
    select * from bulletin_figure where vintage = 1
),

last_issue as (
    select bulletin_figure.*
    from bulletin_figure
    inner join (
        select plan_code, month, max(vintage) as vintage from bulletin group by plan_code, month having max(vintage) > 1
    ) as newest using (plan_code, month, vintage)
)

select distinct
    first_issue.plan_code as 规划,
    to_char(first_issue.month, 'YYYY-MM') as 月份,
    kpi.name as 指标,
    region.name as 地区,
    first_issue.value as 首发,
    last_issue.value as 最新,
    last_issue.value - first_issue.value as 差
from first_issue
inner join last_issue
    on first_issue.plan_code = last_issue.plan_code
        and first_issue.month = last_issue.month
        and first_issue.kpi_code = last_issue.kpi_code
        and first_issue.region_code = last_issue.region_code
inner join kpi on first_issue.kpi_code = kpi.kpi_code
inner join region on first_issue.region_code = region.region_code
where first_issue.value is distinct from last_issue.value
order by 规划, 月份, 指标, 地区;
