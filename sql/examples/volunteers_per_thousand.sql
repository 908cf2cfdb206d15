-- 类：探访与志愿
-- 问题：为老服务志愿者和队伍有多少，活跃的有多少，每千名老年人有几名志愿者？
-- 注意：“活跃”要有服务记录，只有报送服务记录的试点县才有数，其余为空，空不等于0；有县（市、区）未报的市，人数只是已报部分，不算千人数。
-- 列：
--   县市区      地区名称
--   志愿者      在册为老服务志愿者，人
--   活跃        近12个月为老服务满1小时的，人
--   队伍        为老服务志愿组织（队伍），支
--   每队人数    人
--   千人志愿者  每千名60岁及以上老年人拥有的志愿者，人
select
    region.name as 县市区,
    max(value) filter (where kpi_code = 'volunteer_count')::bigint as 志愿者,
    max(value) filter (where kpi_code = 'volunteer_active_count')::bigint as 活跃,
    max(value) filter (where kpi_code = 'volunteer_team_count')::bigint as 队伍,
    round(
        max(value) filter (where kpi_code = 'volunteer_count')
        / nullif(max(value) filter (where kpi_code = 'volunteer_team_count'), 0), 1
    ) as 每队人数,
    round(
        1000 * max(value) filter (where kpi_code = 'volunteer_count' and coalesce(flag, '') not like '%incomplete%')
        / nullif(max(value) filter (where kpi_code = 'pop60'), 0), 1
    ) as 千人志愿者
from kpi_value
inner join region on kpi_value.region_code = region.region_code
where kpi_code in ('volunteer_count', 'volunteer_active_count', 'volunteer_team_count', 'pop60')
    and month = (select max(month) from kpi_value where kpi_code = 'volunteer_count')
    and region.level in ('county', 'prefecture')
group by region.region_code, region.name, region.sort_order
having bool_or(kpi_code = 'volunteer_count')
order by region.sort_order;
