-- 类：机构床位
-- 问题：哪些养老机构在住人数超过了在用床位？
-- 注意：可能是真超住（有安全风险），也可能是在用床位没有及时更新；先核对再通报。没有结果是好事。
-- 列：
--   县市区    地区名称
--   机构      机构名称
--   类型      机构类型
--   在用床位  张
--   在住      月末在住人数
--   超出      超出在用床位的人数
select
    region.name as 县市区,
    coalesce(institution.name, bed_month.institution_id) as 机构,
    bed_month.kind as 类型,
    bed_month.open_beds as 在用床位,
    bed_month.residents as 在住,
    bed_month.residents - bed_month.open_beds as 超出
from bed_month
inner join region on bed_month.county_code = region.region_code
left join institution
    on bed_month.institution_id = institution.institution_id
        and bed_month.county_code = institution.county_code
        and bed_month.month = institution.month
where bed_month.month = (select max(month) from bed_month)
    and bed_month.residents > bed_month.open_beds
order by 超出 desc, region.sort_order, 机构;
