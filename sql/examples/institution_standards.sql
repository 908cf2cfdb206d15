-- 类：机构床位
-- 问题：各县（市、区）养老机构的护理员够不够，星级、医疗、四项制度怎么样？
-- 注意：应配护理员按在住老年人的能力等级和配比测算；没有评定星级的不等于不合格。
-- 列：
--   县市区      地区名称
--   机构        运营的养老机构，家
--   在住        人
--   护理员      在岗，人
--   应配护理员  按配比测算，人
--   有医疗      内设医务室、护理站等的，家
--   四项制度    入院评估等四项制度齐全的，家
--   有星级      评定了等级的，家
select
    region.name as 县市区,
    count(*) as 机构,
    sum(residents) as 在住,
    sum(caregivers) as 护理员,
    ceil(sum(caregivers_needed_thirtieths) / 30.0)::bigint as 应配护理员,
    count(*) filter (where has_medical_unit) as 有医疗,
    count(*) filter (where has_four_mechanisms) as 四项制度,
    count(*) filter (where rating > 0) as 有星级
from institution_month
inner join region on institution_month.county_code = region.region_code
where institution_month.month = (select max(month) from institution_month)
    and is_operating
    and is_elder_care
group by region.region_code, region.name, region.sort_order
order by region.sort_order;
