-- grain: one row per person assessed in the twelve months to the month, one per county that says how many are 65 and over
-- rows of: assessment
-- back: assessment 11
-- kpi.md, "Assessment coverage 65+": a person counts once, in the county of the latest assessment, with the age at month end.
with person as (
    select
        target_month.month,
        assessment.person_key,
        min(assessment.person_birth_month) as birth_month,
        count(*) as assessments,
        max(
            struct(
                assessment.assessed_on,
                -cast(assessment.county_code as int) as county_order,
                assessment.assessment_id,
                assessment.county_code,
                assessment.standard_code,
                assessment.final_level,
                assessment.delivery_id,
                assessment.row_no
            )
        ) as latest
    from silver.assessment
    inner join silver.target_month
        on assessment.month between add_months(target_month.month, -11) and target_month.month
    where assessment.person_key is not null
    group by target_month.month, assessment.person_key
)

select
    month,
    latest.county_code,
    cast(null as string) as township_code,
    person_key,
    coalesce(birth_month <= add_months(month, -65 * 12), false) as is_65,
    latest.standard_code,
    cast(latest.final_level as int) as final_level,
    assessments,
    cast(0 as bigint) as pop65,
    latest.delivery_id,
    latest.row_no
from person
union all
select
    fct_population.month,
    fct_population.county_code,
    cast(null as string) as township_code,
    cast(null as bigint) as person_key,
    false as is_65,
    cast(null as string) as standard_code,
    cast(null as int) as final_level,
    cast(0 as bigint) as assessments,
    fct_population.pop65_without_zones as pop65,
    fct_population.delivery_id,
    fct_population.row_no
from gold.fct_population
inner join silver.target_month
    on fct_population.month = target_month.month
