-- grain: one row per bed statement of an institution that the register does not list
-- feed: bed_month
-- rule: REF_INSTITUTION
-- column: institution_id
-- message: 机构编号不在本月机构名册中，本行暂不计入指标
select
    bed_month.county_code,
    bed_month.month,
    bed_month.delivery_id,
    bed_month.row_no
from silver.bed_month
left anti join silver.institution
    on bed_month.institution_id = institution.institution_id
    and bed_month.county_code = institution.county_code
    and bed_month.month = institution.month
