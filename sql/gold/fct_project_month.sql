-- grain: one row per project and month
-- rows of: project
-- back: project all, project_month all
-- The latest register entry up to the month with the latest progress. Listed: the 18 projects of the annex to JDZ1O1Y (五), by
-- name without spaces.
with listed_project as (
    select * from values
        ('景德镇市社会福利中心项目'), ('景德镇市国信·颐源康养项目（一期）'),
        ('景德镇市中医医院医养结合及中医药服务能力提升改扩建工程'), ('景德镇市第二人民医院医疗服务能力提升工程'),
        ('乐平市乡镇敬老院功能提升建设项目'), ('乐平市社会福利中心'), ('浮梁县社会养老服务中心改扩建项目'),
        ('高岭中国村社会养老中心建设项目'), ('浮梁县兰田养老社区'), ('珠山区社区居家养老服务中心建设项目'),
        ('景德镇市昌江国信护理院（医养结合）建设项目'), ('昌南新区医养结合服务中心建设项目'),
        ('莲花山社区医院医养结合建设项目'), ('景德镇市凤凰幼儿园建设项目'), ('乐平市城区幼儿园建设项目'),
        ('珠山区幼儿园改造工程'), ('昌江区森林公园幼儿园建设项目'), ('航空小镇学前教育中心')
        as t (name)
),

latest as (
    select
        target_month.month,
        project.county_code,
        project.project_id,
        max(project.month) as stated_month
    from silver.project
    inner join silver.target_month
        on project.month <= target_month.month
    group by target_month.month, project.county_code, project.project_id
),

progress as (
    select
        target_month.month,
        project_month.county_code,
        project_month.project_id,
        max(struct(project_month.month, project_month.physical_progress_pct, project_month.paid_yuan_cum)) as latest
    from silver.project_month
    inner join silver.target_month
        on project_month.month <= target_month.month
    group by target_month.month, project_month.county_code, project_month.project_id
)

select
    latest.month,
    project.county_code,
    cast(null as string) as township_code,
    project.project_id,
    project.kind,
    project.kind = '新建' as is_new,
    project.kind in ('改建', '扩建', '改造') as is_conversion,
    project.status,
    project.status <> '取消' as is_alive,
    coalesce(project.public, false) as is_public,
    project.admin_level,
    project.institution_id,
    project.planned_beds,
    project.planned_nursing_beds,
    project.total_investment_yuan,
    coalesce(project.started_on <= last_day(latest.month), false) as is_started,
    coalesce(coalesce(project.accepted_on, project.in_use_on) <= last_day(latest.month), false) as is_accepted,
    coalesce(project.in_use_on <= last_day(latest.month), false) as is_in_use,
    listed_project.name is not null as is_listed,
    progress.latest.physical_progress_pct,
    progress.latest.paid_yuan_cum as paid_yuan,
    project.delivery_id,
    project.row_no
from latest
inner join silver.project
    on latest.project_id = project.project_id
    and latest.county_code = project.county_code
    and latest.stated_month = project.month
left join progress
    on latest.project_id = progress.project_id
    and latest.county_code = progress.county_code
    and latest.month = progress.month
left join listed_project
    on regexp_replace(project.name, '\\s', '') = listed_project.name
