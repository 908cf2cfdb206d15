-- grain: one row per reported measure that counts nursery classes above their size
-- feed: reported_measure
-- rule: RULE_CLASS_SIZE
-- column: measure_code
-- message: 报有超过班额上限的托育班（乳儿班10人、托小班15人、托大班20人、混合班18人）
-- JDZ1O1Y, policy annex 7.
select
    county_code,
    month,
    delivery_id,
    row_no
from silver.reported_measure
where
    measure_code in (
        'oversize_infant_class_count', 'oversize_toddler_junior_class_count', 'oversize_toddler_senior_class_count',
        'oversize_mixed_class_count'
    )
    and coalesce(value, numerator) > 0
