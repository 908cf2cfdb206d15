-- grain: one row per measure, region and month
-- rows of: reported_measure
-- back: reported_measure 2
-- Figures of other departments for indicators without microdata. A statement stands for its month and the two after it, since
-- it may be quarterly. A region's statement is for the whole region, so that those below it are not added to it.
with statement as (
    select
        target_month.month as target_month,
        reported_measure.county_code,
        reported_measure.measure_code,
        max(
            struct(
                reported_measure.month, reported_measure.numerator, reported_measure.denominator, reported_measure.value,
                reported_measure.unit, reported_measure.as_of_date, reported_measure.delivery_id, reported_measure.row_no
            )
        ) as latest
    from silver.reported_measure
    inner join silver.target_month
        on reported_measure.month between add_months(target_month.month, -2) and target_month.month
    group by target_month.month, reported_measure.county_code, reported_measure.measure_code
)

select
    statement.target_month as month,
    statement.county_code,
    cast(null as string) as township_code,
    statement.measure_code,
    coalesce(statement.latest.numerator, statement.latest.value) as numerator,
    statement.latest.denominator,
    statement.latest.unit,
    statement.latest.as_of_date,
    statement.latest.month as stated_month,
    by_parent.county_code is not null as is_stated_by_parent,
    by_grandparent.county_code is not null as is_stated_by_grandparent,
    statement.latest.delivery_id,
    statement.latest.row_no
from statement
inner join gold.dim_region as region
    on statement.county_code = region.region_code
left join gold.dim_region as parent
    on region.parent_code = parent.region_code
left join statement as by_parent
    on region.parent_code = by_parent.county_code
    and statement.measure_code = by_parent.measure_code
    and statement.target_month = by_parent.target_month
left join statement as by_grandparent
    on parent.parent_code = by_grandparent.county_code
    and statement.measure_code = by_grandparent.measure_code
    and statement.target_month = by_grandparent.target_month
