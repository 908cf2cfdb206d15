-- grain: one row per family bed and month
-- rows of: family_bed
-- back: family_bed all
-- kpi.md, family_bed_count: accepted by month end, ended or not (建成, cumulative), but not when ended within 30 days of
-- acceptance. A bed that a later register no longer lists keeps its last statement. Served: a home visit in the month.
with bed_statement as (
    select
        target_month.month as target_month,
        family_bed.*
    from silver.family_bed
    inner join silver.target_month
        on family_bed.month <= target_month.month
),

latest as (
    select
        target_month as month,
        county_code,
        bed_id,
        max(
            struct(
                month, township_code, subtype, ability_level, eligibility, accepted_on, service_from, service_to, delivery_id,
                row_no
            )
        ) as bed
    from bed_statement
    group by target_month, county_code, bed_id
),

served as (
    select
        month,
        county_code,
        bed_id
    from silver.family_bed_month
    where visits > 0
)

select
    latest.month,
    latest.county_code,
    bed.township_code,
    latest.bed_id,
    bed.subtype,
    bed.accepted_on,
    bed.service_to,
    coalesce(
        bed.accepted_on <= last_day(latest.month)
        and (
            bed.service_to is null
            or bed.service_to > last_day(latest.month)
            or datediff(bed.service_to, bed.accepted_on) > 30
        ),
        false
    ) as is_built,
    coalesce(
        bed.accepted_on <= last_day(latest.month) and (bed.service_to is null or bed.service_to > last_day(latest.month)), false
    ) as is_in_service,
    served.bed_id is not null as is_served,
    coalesce(arrays_overlap(bed.eligibility, array('特困', '低保', '低保边缘')), false) as is_hard_up,
    coalesce(arrays_overlap(bed.eligibility, array('失能', '部分失能')), false)
    or coalesce(cast(bed.ability_level as int) >= 1, false) as is_disabled,
    bed.delivery_id,
    bed.row_no
from latest
left join served
    on latest.bed_id = served.bed_id
    and latest.county_code = served.county_code
    and latest.month = served.month
