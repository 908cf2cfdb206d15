-- grain: one row per payment to a person whom another county pays the same for the same month
-- feed: benefit
-- rule: BENEFIT_TWO_COUNTIES
-- column: person_id
-- message: 同一老年人同一月份的同一补贴在两个以上县（市、区）发放
-- back: benefit 2
select
    benefit.county_code,
    benefit.month,
    benefit.delivery_id,
    benefit.row_no
from silver.benefit
left semi join silver.benefit as other
    on benefit.person_key = other.person_key
    and benefit.for_month = other.for_month
    and benefit.scheme = other.scheme
    and benefit.county_code <> other.county_code
    and other.month between add_months(benefit.month, -2) and benefit.month
