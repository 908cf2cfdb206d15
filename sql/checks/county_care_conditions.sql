-- grain: one row per county care institution of Ganzhou that misses a condition
-- feed: institution
-- rule: RULE_COUNTY_CARE
-- column: rating
-- message: 县级特困失能人员集中照护机构未达到三级以上、100张床位以上、具有医养结合功能的条件
-- GZ23-11, GZ23-12, GZ23-13. A rating counts while it is valid at month end; without a bed statement beds are not judged.
select
    institution.county_code,
    institution.month,
    institution.delivery_id,
    institution.row_no
from silver.institution
left join silver.bed_month
    on institution.institution_id = bed_month.institution_id
    and institution.county_code = bed_month.county_code
    and institution.month = bed_month.month
where
    left(institution.county_code, 4) = '3607'
    and institution.status = '运营'
    and institution.is_destitute_support
    and institution.specialist_care
    and institution.admin_level = '县'
    and (
        coalesce(cast(institution.rating as int), 0) < 3
        or institution.rating_from > last_day(institution.month)
        or institution.rating_to < last_day(institution.month)
        or bed_month.built_beds < 100
        or coalesce(institution.medical, '无') = '无'
    )
