-- 类：居家社区
-- 问题：哪些乡镇（街道）还没有养老服务阵地，哪些有阵地还没有区域养老服务中心？
-- 注意：按最近一月的设施和机构名册判断；没有报设施名册的县不会出现在表里。
-- 列：
--   县市区    所属县（市、区）
--   乡镇街道  地区名称
--   阵地      有没有养老服务阵地
--   中心      有没有区域养老服务中心
--   敬老院    有没有公办敬老院
select
    county.name as 县市区,
    township.name as 乡镇街道,
    case when township_month.has_site then '有' else '没有' end as 阵地,
    case when township_month.has_centre then '有' else '没有' end as 中心,
    case when township_month.has_public_home then '有' else '没有' end as 敬老院
from township_month
inner join region as township on township_month.township_code = township.region_code
inner join region as county on township_month.county_code = county.region_code
where township_month.month = (select max(month) from township_month)
    and not (township_month.has_site and township_month.has_centre)
order by township_month.has_site, township.sort_order;
