-- grain: one row per institution and month
-- rows of: institution
-- back: project all
-- The register with the month's beds, residents by ability, caregivers in post and works finished. A rating counts while it is
-- valid at month end. Caregivers needed: 1 for 3 residents of levels 3 and 4, for 6 of levels 1 and 2, for 10 of level 0 (GZ23,
-- 二(四)10), summed and kept in thirtieths; residents without an assessment ask for none.
with institution as (
    select
        *,
        coalesce(rating_from <= last_day(month), true) and coalesce(rating_to >= last_day(month), true) as is_rating_valid
    from silver.institution
),

caregiver as (
    select
        month,
        county_code,
        institution_id,
        count(distinct coalesce(person_key, xxhash64(staff_id))) as caregivers
    from silver.staff
    where post = '护理员' and valid_from <= last_day(month) and (valid_to is null or valid_to > last_day(month))
    group by month, county_code, institution_id
),

upgraded as (
    select
        target_month.month,
        project.county_code,
        project.institution_id
    from silver.project
    inner join silver.target_month
        on project.month <= target_month.month
    where
        project.kind in ('改建', '扩建', '改造')
        and coalesce(project.accepted_on, project.in_use_on) <= last_day(target_month.month)
    group by target_month.month, project.county_code, project.institution_id
)

select
    institution.month,
    institution.county_code,
    institution.township_code,
    institution.institution_id,
    institution.kind,
    institution.ownership,
    institution.ownership in ('公办公营', '公建民营') as is_public,
    institution.admin_level,
    institution.status = '运营' as is_operating,
    institution.status = '运营' and institution.kind <> '日间照料' as is_elder_care,
    case when institution.is_rating_valid then coalesce(cast(institution.rating as int), 0) else 0 end as rating,
    institution.medical,
    coalesce(institution.medical = '内设', false) as has_medical_unit,
    coalesce(
        size(array_intersect(institution.mechanisms, array('入院评估', '服务协议', '风险告知', '纠纷调解'))) = 4, false
    ) as has_four_mechanisms,
    coalesce(institution.inclusive, false) as is_inclusive,
    coalesce(institution.specialist_care, false) as is_specialist_care,
    coalesce(institution.demonstration, false) as is_demonstration,
    coalesce(institution.regional_centre, false) as is_regional_centre,
    coalesce(institution.is_destitute_support, false) as is_destitute_support,
    upgraded.institution_id is not null as is_upgraded,
    bed_month.built_beds,
    bed_month.nursing_beds,
    bed_month.nursing_beds_occupied,
    bed_month.residents,
    coalesce(bed_month.occ_l0, 0) as residents_able,
    coalesce(bed_month.occ_l1, 0) as residents_mild,
    coalesce(bed_month.occ_l2, 0) as residents_moderate,
    coalesce(bed_month.occ_l3, 0) + coalesce(bed_month.occ_l4, 0) as residents_severe,
    coalesce(bed_month.occ_unassessed, 0) as residents_unassessed,
    coalesce(caregiver.caregivers, 0) as caregivers,
    10 * (coalesce(bed_month.occ_l3, 0) + coalesce(bed_month.occ_l4, 0))
    + 5 * (coalesce(bed_month.occ_l1, 0) + coalesce(bed_month.occ_l2, 0))
    + 3 * coalesce(bed_month.occ_l0, 0) as caregivers_needed_thirtieths,
    institution.delivery_id,
    institution.row_no
from institution
left join silver.bed_month
    on institution.institution_id = bed_month.institution_id
    and institution.county_code = bed_month.county_code
    and institution.month = bed_month.month
left join caregiver
    on institution.institution_id = caregiver.institution_id
    and institution.county_code = caregiver.county_code
    and institution.month = caregiver.month
left join upgraded
    on institution.institution_id = upgraded.institution_id
    and institution.county_code = upgraded.county_code
    and institution.month = upgraded.month
