-- 类：居家社区
-- 问题：家庭养老床位建了多少，离规划分到各县（市、区）的任务还差多少，月均要建几张？
-- 注意：任务数写在规划文件里的为“文件”，由程序按人口测算的为“试算”，试算不得作为考核依据。
-- 列：
--   规划      规划代码
--   床位      按规划口径计的床位种类
--   县市区    地区名称
--   已建      家庭养老床位，张
--   任务      到期限应建，张
--   任务来源  文件 或 试算
--   还差      张
--   剩余月数  到期限还有几个月
--   月均需建  张；已完成为0
select
    target.plan_code as 规划,
    kpi.name as 床位,
    region.name as 县市区,
    kpi_value.value::bigint as 已建,
    target.target_value::bigint as 任务,
    case target.quota_source when 'computed' then '试算' else '文件' end as 任务来源,
    greatest(0, target.target_value - kpi_value.value)::bigint as 还差,
    greatest(0, months.left_over)::integer as 剩余月数,
    ceil(greatest(0, target.target_value - kpi_value.value) / nullif(greatest(0, months.left_over), 0))::bigint as 月均需建
from target
inner join kpi_value on target.kpi_code = kpi_value.kpi_code and target.region_code = kpi_value.region_code
inner join kpi on target.kpi_code = kpi.kpi_code
inner join region on target.region_code = region.region_code
cross join lateral (
    select
        12 * (extract(year from target.deadline) - extract(year from kpi_value.month))
        + extract(month from target.deadline) - extract(month from kpi_value.month) as left_over
) as months
where target.kpi_code in ('family_bed_count', 'family_bed_elder_count', 'family_bed_hardup_count')
    and kpi_value.month = (select max(month) from kpi_value where kpi_code = 'family_bed_count')
order by target.plan_code, target.sort_order, region.sort_order, target.deadline;
