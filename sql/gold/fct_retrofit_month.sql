-- grain: one row per household retrofitted so far and month
-- rows of: retrofit
-- back: retrofit all
-- Cumulative from 2021, the first year of the 14th five-year period (GZ23, 二(三)8; WY14, 二(五)): a household counts once, with
-- its earliest acceptance. Without a household number the person stands for the household.
with household as (
    select
        target_month.month,
        coalesce(retrofit.household_id_key, retrofit.person_key) as household_key,
        min(
            struct(
                retrofit.accepted_on, retrofit.county_code, retrofit.delivery_id, retrofit.row_no, retrofit.township_code,
                retrofit.eligibility, retrofit.self_paid
            )
        ) as first_acceptance
    from silver.retrofit
    inner join silver.target_month
        on retrofit.month <= target_month.month
    where retrofit.accepted_on between date '2021-01-01' and last_day(target_month.month)
    group by target_month.month, coalesce(retrofit.household_id_key, retrofit.person_key)
)

select
    month,
    first_acceptance.county_code,
    first_acceptance.township_code,
    household_key,
    first_acceptance.accepted_on,
    coalesce(exists(first_acceptance.eligibility, category -> category <> '其他'), false) as is_special_difficulty,
    coalesce(
        arrays_overlap(first_acceptance.eligibility, array('特困', '低保'))
        and arrays_overlap(first_acceptance.eligibility, array('高龄', '失能', '残疾')),
        false
    ) as is_hard_up,
    coalesce(first_acceptance.self_paid, false) as is_self_paid,
    first_acceptance.delivery_id,
    first_acceptance.row_no
from household
