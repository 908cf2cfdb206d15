-- 类：机构床位
-- 问题：应当内设医务室或护理站的养老机构里，哪些还没有？
-- 注意：只列规划文件要求内设的机构（公办在住50人以上、民办床位150张以上）；签约医院不算内设。
-- 列：
--   县市区  地区名称
--   机构    机构名称
--   类型    机构类型
--   性质    所有制和运营方式
--   床位    建成床位，张
--   在住    月末在住人数
select
    region.name as 县市区,
    rule_breach.name as 机构,
    institution.kind as 类型,
    institution.ownership as 性质,
    bed_month.built_beds as 床位,
    bed_month.residents as 在住
from rule_breach
inner join region on rule_breach.county_code = region.region_code
left join institution
    on rule_breach.thing_id = institution.institution_id
        and rule_breach.county_code = institution.county_code
        and rule_breach.month = institution.month
left join bed_month
    on rule_breach.thing_id = bed_month.institution_id
        and rule_breach.county_code = bed_month.county_code
        and rule_breach.month = bed_month.month
where rule_breach.check_rule = 'medical_room_missing'
    and rule_breach.month = (select max(month) from bed_month)
order by region.sort_order, rule_breach.name;
