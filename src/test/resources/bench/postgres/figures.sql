-- A county has a figure where every feed of the indicator has usable deliveries, zero included; prefectures and the province add up
-- those of their counties. A population is the whole county's: that of a zone is inside its host's.
create temp table figure as
with framed as (
    select kpi.kpi_code, kpi.is_share, false as is_population, usable.county_code, usable.month
    from kpi
    inner join usable on usable.feed = any (kpi.feeds)
    where kpi.feeds <> '{}'
    group by kpi.kpi_code, kpi.is_share, kpi.feeds, usable.county_code, usable.month
    having count(*) = cardinality(kpi.feeds)
    union all
    select distinct kpi.kpi_code, false, true, county_figure.county_code, county_figure.month
    from kpi
    inner join county_figure on kpi.kpi_code = county_figure.kpi_code
    where kpi.feeds = '{}'
),

placed as (
    select
        framed.kpi_code,
        framed.month,
        place.region_code,
        coalesce(county_figure.numerator, 0) as numerator,
        case when framed.is_share then coalesce(county_figure.denominator, 0) end as denominator
    from framed
    left join county_figure
        on framed.kpi_code = county_figure.kpi_code
        and framed.county_code = county_figure.county_code
        and framed.month = county_figure.month
    inner join region as county on framed.county_code = county.region_code
    left join region as prefecture on county.parent_code = prefecture.region_code
    cross join lateral unnest(
        case
            when framed.is_population and county.host_code is not null then array[county.region_code]
            else array[county.region_code, county.parent_code, prefecture.parent_code]
        end
    ) as place (region_code)
    where place.region_code is not null
)

select
    kpi_code,
    region_code,
    to_char(month, 'YYYY-MM') as month,
    trim_scale(sum(numerator)) as numerator,
    trim_scale(sum(denominator)) as denominator
from placed
group by kpi_code, region_code, month;
