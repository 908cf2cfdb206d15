-- grain: one row per payment for care at home to a person who lived in an institution all month
-- feed: benefit
-- rule: BENEFIT_HOME_AND_INSTITUTION
-- column: person_id
-- message: 整月在机构居住的老年人领取了居家照护补贴
-- Care at home: GZ23-S01, S02, S42, S43 (purchased and home service), WY14-S03 (severely handicapped elders cared for at home).
select
    benefit.county_code,
    benefit.month,
    benefit.delivery_id,
    benefit.row_no
from silver.benefit
left semi join silver.resident
    on benefit.person_key = resident.person_key
    and benefit.for_month = resident.month
    and resident.admitted_on <= resident.month
    and (resident.left_on is null or resident.left_on > last_day(resident.month))
where
    benefit.scheme in ('GZ23-S01', 'GZ23-S02', 'GZ23-S42', 'GZ23-S43', 'WY14-S03')
