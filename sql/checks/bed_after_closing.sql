-- grain: one row per bed statement of an institution closed before the month
-- feed: bed_month
-- rule: REF_CLOSED
-- column: institution_id
-- message: 机构已在本月之前关停，仍报有床位或在住人数
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
where institution.closed_on < bed_month.month and (bed_month.built_beds > 0 or bed_month.residents > 0)
