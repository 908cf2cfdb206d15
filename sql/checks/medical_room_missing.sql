-- grain: one row per large institution of Jingdezhen without a medical room of its own
-- feed: institution
-- rule: RULE_MEDICAL_ROOM
-- column: medical
-- message: 入住50人以上的公办养老院、床位150张以上的民办养老院未内设医务室或护理站
-- JDZ1O1Y-39, JDZ1O1Y-40: residents count for public homes, beds for private ones.
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
where
    left(institution.county_code, 4) = '3602'
    and institution.status = '运营'
    and institution.kind <> '日间照料'
    and coalesce(institution.medical, '无') <> '内设'
    and case
        when institution.ownership in ('公办公营', '公建民营') then bed_month.residents >= 50
        else bed_month.built_beds >= 150
    end
