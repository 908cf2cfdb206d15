-- 类：居家社区
-- 问题：各县（市、区）的社区和乡镇养老服务设施有多少，在运营的、能助餐的、能日间照料的各有多少？
-- 注意：建成不等于运营；运营率低的县要看是没有人员还是没有运营经费。
-- 列：
--   县市区        地区名称
--   设施          社区和乡镇养老服务设施，个
--   运营率        在运营的占建成，%
--   助餐点        个
--   日间照料      有日间照料功能的设施，个
--   城市覆盖率    城市社区养老服务设施覆盖率，%
--   村级覆盖率    村级养老服务设施覆盖率，%
select
    region.name as 县市区,
    max(value) filter (where kpi_code = 'facility_count')::bigint as 设施,
    round(max(value) filter (where kpi_code = 'facility_running_share'), 1) as 运营率,
    max(value) filter (where kpi_code = 'meal_point_count')::bigint as 助餐点,
    max(value) filter (where kpi_code = 'day_care_facility_count')::bigint as 日间照料,
    round(max(value) filter (where kpi_code = 'urban_facility_coverage'), 1) as 城市覆盖率,
    round(max(value) filter (where kpi_code = 'village_facility_coverage'), 1) as 村级覆盖率
from kpi_value
inner join region on kpi_value.region_code = region.region_code
where kpi_code in (
        'facility_count', 'facility_running_share', 'meal_point_count', 'day_care_facility_count', 'urban_facility_coverage',
        'village_facility_coverage'
    )
    and month = (select max(month) from kpi_value where kpi_code = 'facility_count')
    and region.level in ('county', 'prefecture')
group by region.region_code, region.name, region.sort_order
order by region.sort_order;
