-- 类：目标与排名
-- 问题：主要指标最近13个月怎么走的？
-- 注意：全域数值；某月报送不全时该月数值只含已报的地区，“覆盖”不到100%的月份不要和别的月份比。
-- 列：
--   月份        统计月份
--   地区        规划辖区
--   护理型占比  护理型床位占比，%
--   敬老院入住  乡镇敬老院入住率，%
--   探访率      特殊困难老年人月探访率，%
--   家庭床位    张
--   志愿者      人
--   队伍        支
--   覆盖        各指标报送覆盖最低的，%
select
    to_char(kpi_value.month, 'YYYY-MM') as 月份,
    region.name as 地区,
    round(max(value) filter (where kpi_code = 'nursing_bed_share'), 1) as 护理型占比,
    round(max(value) filter (where kpi_code = 'township_home_occupancy'), 1) as 敬老院入住,
    round(max(value) filter (where kpi_code = 'monthly_visit_rate'), 1) as 探访率,
    max(value) filter (where kpi_code = 'family_bed_count')::bigint as 家庭床位,
    max(value) filter (where kpi_code = 'volunteer_count')::bigint as 志愿者,
    max(value) filter (where kpi_code = 'volunteer_team_count')::bigint as 队伍,
    round(100 * min(coverage), 1) as 覆盖
from kpi_value
inner join region on kpi_value.region_code = region.region_code
where kpi_code in (
        'nursing_bed_share', 'township_home_occupancy', 'monthly_visit_rate', 'family_bed_count', 'volunteer_count',
        'volunteer_team_count'
    )
    and region.level = 'prefecture'
    and kpi_value.month > (select max(month) from kpi_value where kpi_code = 'nursing_bed_share') - interval '13 months'
group by kpi_value.month, region.name, region.sort_order
order by region.sort_order, kpi_value.month;
