-- grain: one row per bed statement of an institution with fewer caregivers in post than its residents ask for
-- feed: bed_month
-- rule: RULE_STAFFING
-- column: residents
-- message: 在岗护理员少于应配数（完全、重度失能1:3，中度、轻度1:6，能力完好1:10，相加）
-- GZ23, 二(四)10, in thirtieths. Heads, not hours; residents without an assessment ask for none. Only where the county filed its
-- staff.
with caregiver as (
    select
        month,
        county_code,
        institution_id,
        count(distinct coalesce(person_key, xxhash64(staff_id))) as caregivers
    from silver.staff
    where post = '护理员' and valid_from <= last_day(month) and (valid_to is null or valid_to > last_day(month))
    group by month, county_code, institution_id
)

select
    bed_month.county_code,
    bed_month.month,
    bed_month.delivery_id,
    bed_month.row_no
from silver.bed_month
inner join silver.institution
    on bed_month.institution_id = institution.institution_id
    and bed_month.county_code = institution.county_code
    and bed_month.month = institution.month
inner join silver.slice
    on bed_month.county_code = slice.county_code
    and bed_month.month = slice.month
    and slice.feed = 'staff'
    and slice.is_usable
left join caregiver
    on bed_month.institution_id = caregiver.institution_id
    and bed_month.county_code = caregiver.county_code
    and bed_month.month = caregiver.month
where
    institution.status = '运营'
    and institution.kind <> '日间照料'
    and coalesce(caregiver.caregivers, 0) * 30
    < 10 * (coalesce(bed_month.occ_l3, 0) + coalesce(bed_month.occ_l4, 0))
    + 5 * (coalesce(bed_month.occ_l1, 0) + coalesce(bed_month.occ_l2, 0))
    + 3 * coalesce(bed_month.occ_l0, 0)
