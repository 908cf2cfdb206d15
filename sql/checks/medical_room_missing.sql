-- grain: one row per bed statement of a home that should have a medical room and has none
-- feed: bed_month
-- rule: RULE_MEDICAL_ROOM
-- column: residents
-- message: 在住50人以上的公办机构或床位150张以上的民办机构没有内设医务室或护理站
-- JDZ1O1Y, 三(四)1 and policy annex 6.
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
where
    institution.status = '运营'
    and institution.kind <> '日间照料'
    and coalesce(institution.medical, '无') <> '内设'
    and (
        (institution.ownership in ('公办公营', '公建民营') and bed_month.residents >= 50)
        or (institution.ownership in ('民办公助', '民办民营') and bed_month.built_beds >= 150)
    )
