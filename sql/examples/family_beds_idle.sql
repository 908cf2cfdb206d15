-- 类：居家社区
-- 问题：哪些乡镇（街道）的家庭养老床位建而不用，或当月没有服务记录？
-- 注意：“在用”指当月仍在服务期内；“有服务”指当月至少有一次服务记录。人数很少的乡镇会被隐去。
-- 列：
--   县市区      所属县（市、区）
--   乡镇街道    地区名称
--   床位        家庭养老床位，张
--   在用        张
--   当月有服务  张
--   未服务      在用而当月没有服务的床位，张
with latest as (
    select * from kpi_value
    where kpi_code in ('family_bed_count', 'family_bed_served_share')
        and month = (select max(month) from kpi_value where kpi_code = 'family_bed_count')
)

select
    county.name as 县市区,
    township.name as 乡镇街道,
    beds.value::bigint as 床位,
    served.denominator::bigint as 在用,
    served.numerator::bigint as 当月有服务,
    (served.denominator - served.numerator)::bigint as 未服务
from latest as beds
inner join latest as served on beds.region_code = served.region_code and served.kpi_code = 'family_bed_served_share'
inner join region as township on beds.region_code = township.region_code and township.level = 'township'
inner join region as county on township.parent_code = county.region_code
where beds.kpi_code = 'family_bed_count'
    and beds.value > 0
    and (served.numerator < served.denominator or served.denominator < beds.value)
order by 未服务 desc, township.sort_order;
