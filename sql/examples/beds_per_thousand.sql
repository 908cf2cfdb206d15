-- 类：机构床位
-- 问题：各县（市、区）每千名60岁及以上老年人有多少张养老机构床位，其中护理型多少张？
-- 注意：人口没有当年数时用2020年普查数，“人口口径”一列写明；开发区没有单独的人口数，床位算在本区、人口算在所在县；床位是当月月末建成床位；有县（市、区）未报的市，床位只是已报部分，不算千人数。
-- 列：
--   县市区      地区名称
--   老年人口    60岁及以上常住人口，人
--   机构床位    养老机构建成床位，张
--   护理型床位  其中护理型，张
--   千人床位    每千名老年人拥有的床位，张
--   千人护理型  每千名老年人拥有的护理型床位，张
--   人口口径    普查2020 或 当月报送；空为没有人口数
select
    region.name as 县市区,
    pop60.value::bigint as 老年人口,
    beds.value::bigint as 机构床位,
    nursing.numerator::bigint as 护理型床位,
    case when coalesce(beds.flag, '') not like '%incomplete%' then round(1000 * beds.value / nullif(pop60.value, 0), 1) end as 千人床位,
    case when coalesce(nursing.flag, '') not like '%incomplete%'
        then round(1000 * nursing.numerator / nullif(pop60.value, 0), 1) end as 千人护理型,
    case when pop60.flag like '%census_2020%' then '普查2020' when pop60.value is not null then '当月报送' end as 人口口径
from kpi_value as beds
inner join region on beds.region_code = region.region_code
left join kpi_value as pop60
    on beds.region_code = pop60.region_code and beds.month = pop60.month and pop60.kpi_code = 'pop60'
left join kpi_value as nursing
    on beds.region_code = nursing.region_code and beds.month = nursing.month and nursing.kpi_code = 'nursing_bed_share'
where beds.kpi_code = 'institution_bed_count'
    and beds.month = (select max(month) from kpi_value where kpi_code = 'institution_bed_count')
    and region.level in ('county', 'prefecture')
order by region.sort_order;
