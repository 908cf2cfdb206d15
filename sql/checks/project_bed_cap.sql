-- grain: one row per new or extended public project of Jiangxi above the bed cap of its level
-- feed: project
-- rule: RULE_PROJECT_BED_CAP
-- column: planned_beds
-- message: 公办养老院新建、扩建项目床位超过上限：市级500张、县级300张、乡级150张
-- JX145-14, JX145-15, JX145-16
select
    project.county_code,
    project.month,
    project.delivery_id,
    project.row_no
from silver.project
where
    left(project.county_code, 2) = '36'
    and project.public
    and project.status <> '取消'
    and project.kind in ('新建', '扩建')
    and project.planned_beds > case project.admin_level
        when '市' then 500
        when '县' then 300
        when '乡' then 150
    end
