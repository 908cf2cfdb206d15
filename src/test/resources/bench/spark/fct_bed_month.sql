-- grain: one row per institution and month
-- rows of: bed_month
-- Beds and residents of the month with the register's facts of the same month (kpi.md, nursing_bed_share). A bed statement
-- whose institution the county's register does not list has no kind: it is kept, and counted nowhere.
with bed_month as (
    select * from silver.bed_month
),

institution as (
    select * from silver.institution
)

select
    bed_month.month,
    bed_month.county_code,
    institution.township_code,
    bed_month.institution_id,
    institution.kind,
    institution.ownership,
    institution.ownership in ('公办公营', '公建民营') as is_public,
    institution.status,
    coalesce(institution.status = '运营', false) as is_operating,
    bed_month.approved_beds,
    bed_month.built_beds,
    bed_month.open_beds,
    bed_month.nursing_beds,
    bed_month.residents,
    coalesce(bed_month.occ_l2, 0) + coalesce(bed_month.occ_l3, 0) + coalesce(bed_month.occ_l4, 0)
        as residents_disabled,
    bed_month.delivery_id,
    bed_month.row_no
from bed_month
left join institution
    on bed_month.institution_id = institution.institution_id
    and bed_month.county_code = institution.county_code
    and bed_month.month = institution.month
