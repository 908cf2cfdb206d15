-- grain: one row per accepted assessment
-- rows of: assessment
select
    assessment.month,
    assessment.county_code,
    cast(null as string) as township_code,
    assessment.assessment_id,
    assessment.person_key,
    assessment.person_birth_month,
    assessment.person_sex,
    assessment.setting,
    assessment.standard_code,
    assessment.assessed_on,
    cast(assessment.initial_level as int) as initial_level,
    cast(assessment.final_level as int) as final_level,
    assessment.total as total_score,
    assessment.delivery_id,
    assessment.row_no
from silver.assessment
