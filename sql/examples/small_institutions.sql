-- 类：机构床位
-- 问题：30张床位以下的小型养老机构有多少家，住得满不满？
-- 注意：“30张”可以在语句里改；停业、注销的不计。小机构入住率按几十张床算，起落大。
-- 列：
--   县市区        地区名称
--   机构          运营的养老机构，家
--   小型          其中建成床位不足30张，家
--   小型床位      小型机构建成床位，张
--   小型在住      小型机构在住，人
--   小型入住率    小型机构在住占床位，%
--   其他入住率    其余机构在住占床位，%
select
    region.name as 县市区,
    count(*) as 机构,
    count(*) filter (where built_beds < 30) as 小型,
    coalesce(sum(built_beds) filter (where built_beds < 30), 0) as 小型床位,
    coalesce(sum(residents) filter (where built_beds < 30), 0) as 小型在住,
    round(
        100.0 * sum(residents) filter (where built_beds < 30) / nullif(sum(built_beds) filter (where built_beds < 30), 0), 1
    ) as 小型入住率,
    round(
        100.0 * sum(residents) filter (where built_beds >= 30) / nullif(sum(built_beds) filter (where built_beds >= 30), 0), 1
    ) as 其他入住率
from bed_month
inner join region on bed_month.county_code = region.region_code
where bed_month.month = (select max(month) from bed_month)
    and bed_month.status = '运营'
    and bed_month.kind <> '日间照料'
group by region.region_code, region.name, region.sort_order
order by region.sort_order;
