-- 类：目标与排名
-- 问题：哪些县（市、区）的占比高得或低得不能用偶然解释？
-- 注意：和全市平均比；人数少的县允许波动更大。99.8%界限以外的才值得追问，95%界限以外的先观察。
-- 列：
--   指标    指标名称
--   县市区  地区名称
--   数值    %
--   全市    %
--   下限    95%界限下限，%
--   上限    95%界限上限，%
--   判断    明显偏低、偏低、偏高、明显偏高
select
    kpi.name as 指标,
    region.name as 县市区,
    round(funnel.value, 1) as 数值,
    round(funnel.centre, 1) as 全市,
    round(funnel.low95, 1) as 下限,
    round(funnel.high95, 1) as 上限,
    case funnel.verdict
        when 'below_998' then '明显偏低'
        when 'below_95' then '偏低'
        when 'above_95' then '偏高'
        else '明显偏高'
    end as 判断
from funnel
inner join kpi on funnel.kpi_code = kpi.kpi_code
inner join region on funnel.region_code = region.region_code
where funnel.verdict <> 'within'
    and funnel.month = (select max(month) from funnel)
order by kpi.headline desc, kpi.name, funnel.verdict desc, region.sort_order;
