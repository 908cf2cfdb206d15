-- grain: one row per public project with more beds than its level may have
-- feed: project
-- rule: RULE_PROJECT_BEDS
-- column: planned_beds
-- message: 公办养老院项目规划床位超过上限（市级500张、县级300张、乡级150张）
-- JX145, 第三章第二节: new and extended public homes, in principle.
select
    county_code,
    month,
    delivery_id,
    row_no
from silver.project
where
    public
    and status <> '取消'
    and kind in ('新建', '扩建')
    and planned_beds > case admin_level when '市' then 500 when '县' then 300 when '乡' then 150 end
