-- grain: one row per institution of Ganzhou with fewer caregivers than its residents need
-- feed: institution
-- rule: RULE_STAFFING_RATIO
-- column: institution_id
-- message: 护理员人数少于配比要求：完全、重度失能1:3，中度、轻度失能1:6，能力完好1:10
-- GZ23-25, GZ23-26, GZ23-27. Heads in post at month end; the three needs add up: n/3 + m/6 + k/10, all times thirty. Residents
-- who have not been assessed ask for nobody. Counties that filed no staff register are not judged.
with caregiver as (
    select
        staff.month,
        staff.county_code,
        staff.institution_id,
        count(distinct coalesce(staff.person_key, xxhash64(staff.staff_id))) as caregivers
    from silver.staff
    where
        staff.post = '护理员'
        and staff.valid_from <= last_day(staff.month)
        and (staff.valid_to is null or staff.valid_to > last_day(staff.month))
    group by staff.month, staff.county_code, staff.institution_id
)

select
    institution.county_code,
    institution.month,
    institution.delivery_id,
    institution.row_no
from silver.institution
inner join silver.bed_month
    on institution.institution_id = bed_month.institution_id
    and institution.county_code = bed_month.county_code
    and institution.month = bed_month.month
inner join silver.slice
    on institution.county_code = slice.county_code
    and institution.month = slice.month
    and slice.feed = 'staff'
    and slice.is_usable
left join caregiver
    on institution.institution_id = caregiver.institution_id
    and institution.county_code = caregiver.county_code
    and institution.month = caregiver.month
where
    left(institution.county_code, 4) = '3607'
    and institution.status = '运营'
    and institution.kind <> '日间照料'
    and coalesce(caregiver.caregivers, 0) * 30
    < (coalesce(bed_month.occ_l3, 0) + coalesce(bed_month.occ_l4, 0)) * 10
    + (coalesce(bed_month.occ_l1, 0) + coalesce(bed_month.occ_l2, 0)) * 5
    + coalesce(bed_month.occ_l0, 0) * 3
