-- grain: one row per bed statement that does not follow from last month's
-- feed: bed_month
-- rule: XROW_BED_FLOW
-- column: residents
-- message: 月末在住人数不等于上月末在住＋入住－离院－死亡
-- back: bed_month 1
select
    this_month.county_code,
    this_month.month,
    this_month.delivery_id,
    this_month.row_no
from silver.bed_month as this_month
inner join silver.bed_month as last_month
    on this_month.institution_id = last_month.institution_id
    and this_month.county_code = last_month.county_code
    and this_month.month = add_months(last_month.month, 1)
where
    this_month.admissions is not null
    and this_month.discharges is not null
    and this_month.residents
    <> last_month.residents + this_month.admissions - this_month.discharges - coalesce(this_month.deaths, 0)
