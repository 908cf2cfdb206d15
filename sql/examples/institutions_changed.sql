-- 类：机构床位
-- 问题：和上月相比，哪些养老机构新增、停业、复业、注销，或床位变了？
-- 注意：新出现的机构可能是新开业，也可能是上月漏报；床位变化超过三成的先看有没有项目或批文。
-- 列：
--   县市区    地区名称
--   机构      机构名称
--   上月状态  空表示上月没有这家机构
--   本月状态  空表示本月没有这家机构
--   上月床位  建成床位，张
--   本月床位  建成床位，张
--   增减      张
with months as (
    select max(month) as this_month, (max(month) - interval '1 month')::date as last_month from bed_month
),

now as (
    select bed_month.* from bed_month inner join months on bed_month.month = months.this_month
),

before as (
    select bed_month.* from bed_month inner join months on bed_month.month = months.last_month
),

names as (
    select institution_id, max(name) as name from institution group by institution_id
)

select
    region.name as 县市区,
    coalesce(names.name, institution_id) as 机构,
    before.status as 上月状态,
    now.status as 本月状态,
    before.built_beds as 上月床位,
    now.built_beds as 本月床位,
    coalesce(now.built_beds, 0) - coalesce(before.built_beds, 0) as 增减
from now
full join before using (institution_id, county_code)
inner join region on county_code = region.region_code
left join names using (institution_id)
where now.status is distinct from before.status or now.built_beds is distinct from before.built_beds
order by region.sort_order, 机构;
