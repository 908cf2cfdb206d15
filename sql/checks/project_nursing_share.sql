-- grain: one row per public project of Jiangxi with too few nursing beds
-- feed: project
-- rule: RULE_PROJECT_NURSING
-- column: planned_nursing_beds
-- message: 公办项目护理型床位占比不足：新建不低于60%，改（扩）建不低于50%
-- JX145-12, JX145-13. A project whose nursing beds are not stated cannot be judged.
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
    and project.planned_beds > 0
    and project.planned_nursing_beds * 100 < project.planned_beds * case
        when project.kind = '新建' then 60
        when project.kind in ('改建', '扩建', '改造') then 50
        else 0
    end
