-- grain: one row per statement of nursery classes above their size
-- feed: reported_measure
-- rule: RULE_CLASS_SIZE
-- column: measure_code
-- message: 报有超过班额的托育班：乳儿班10人、托小班15人、托大班20人、混合班18人
-- JDZ1O1Y-54 to JDZ1O1Y-57. Classes are no feed: the county states how many are too large.
select
    reported_measure.county_code,
    reported_measure.month,
    reported_measure.delivery_id,
    reported_measure.row_no
from silver.reported_measure
where
    left(reported_measure.county_code, 4) = '3602'
    and reported_measure.measure_code in (
        'oversize_infant_class_count', 'oversize_toddler_junior_class_count', 'oversize_toddler_senior_class_count',
        'oversize_mixed_class_count'
    )
    and reported_measure.value > 0
