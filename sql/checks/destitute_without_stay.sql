-- grain: one row per destitute person placed in a home whose residents do not include the person
-- feed: destitute
-- rule: REF_STAY
-- column: person_id
-- message: 填报集中供养，但当月各机构入住名册中没有此人在住的记录
-- Only where the county filed its residents.
select
    destitute.county_code,
    destitute.month,
    destitute.delivery_id,
    destitute.row_no
from silver.destitute
inner join silver.slice
    on destitute.county_code = slice.county_code
    and destitute.month = slice.month
    and slice.feed = 'resident'
    and slice.is_usable
left anti join silver.resident
    on destitute.person_key = resident.person_key
    and destitute.month = resident.month
    and resident.admitted_on <= last_day(destitute.month)
    and (resident.left_on is null or resident.left_on > last_day(destitute.month))
where destitute.placement = '集中'
