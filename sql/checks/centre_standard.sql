-- grain: one row per comprehensive centre of Jingdezhen that is too small or lacks a function
-- feed: *
-- rule: RULE_CENTRE_STANDARD
-- column: area_m2
-- message: 综合养老服务中心建筑面积不足1000平方米，或全托、日托、康复护理、上门服务功能不全
-- JDZ3Y-06, JDZ3Y-07. Home services are meals or baths brought home, the only ones that the register tells.
select
    'facility' as feed,
    facility.county_code,
    facility.month,
    facility.delivery_id,
    facility.row_no
from silver.facility
where
    left(facility.county_code, 4) = '3602'
    and facility.status in ('建成', '运营')
    and (facility.name like '%综合养老服务中心%' or facility.name like '%养老服务综合体%')
    and (
        coalesce(facility.area_m2, 0) < 1000
        or size(array_except(array('短期托养', '日间照料', '康复护理'), coalesce(facility.functions, array()))) > 0
        or not arrays_overlap(array('助餐', '助浴'), coalesce(facility.functions, array('')))
    )
union all
select
    'institution' as feed,
    institution.county_code,
    institution.month,
    institution.delivery_id,
    institution.row_no
from silver.institution
where
    left(institution.county_code, 4) = '3602'
    and institution.status = '运营'
    and institution.regional_centre
    and coalesce(institution.floor_area_m2, 0) < 1000
