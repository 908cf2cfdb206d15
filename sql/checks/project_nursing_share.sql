-- grain: one row per public project whose share of nursing beds is too low
-- feed: project
-- rule: RULE_PROJECT_NURSING
-- column: planned_nursing_beds
-- message: 公办项目规划护理型床位占比不足（新建60%，改建、扩建、改造50%）
-- JX145, 第三章第二节.
select
    county_code,
    month,
    delivery_id,
    row_no
from silver.project
where
    public
    and status <> '取消'
    and planned_beds > 0
    and (
        (kind = '新建' and planned_nursing_beds * 100 < planned_beds * 60)
        or (kind in ('改建', '扩建', '改造') and planned_nursing_beds * 100 < planned_beds * 50)
    )
