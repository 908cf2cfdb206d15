-- grain: one row per roster entry that began in the month for disability without an assessment this month or last
-- feed: special_roster
-- rule: REF_ASSESSMENT
-- column: categories
-- message: 本月以失能列入名册，本月和上月都没有其能力评估记录
-- back: assessment 1
select
    special_roster.county_code,
    special_roster.month,
    special_roster.delivery_id,
    special_roster.row_no
from silver.special_roster
left anti join silver.assessment
    on special_roster.person_key = assessment.person_key
    and assessment.month between add_months(special_roster.month, -1) and special_roster.month
where
    array_contains(special_roster.categories, '失能')
    and special_roster.valid_from >= special_roster.month
    and special_roster.person_key is not null
