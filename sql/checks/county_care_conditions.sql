-- grain: one row per county centre for destitute persons unable to care for themselves that misses one of its conditions
-- feed: institution
-- rule: RULE_COUNTY_CARE
-- column: rating
-- message: 县级特困失能人员集中照护机构未同时达到等级三级、床位100张、医养结合
-- GZ23, 二(二)4. Where the month's beds are not stated, they are not judged.
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
    institution.status = '运营'
    and institution.is_destitute_support
    and institution.specialist_care
    and institution.admin_level = '县'
    and (
        coalesce(cast(institution.rating as int), 0) < 3
        or institution.rating_to < last_day(institution.month)
        or institution.rating_from > last_day(institution.month)
        or bed_month.built_beds < 100
        or coalesce(institution.medical, '无') = '无'
    )
