-- grain: one row per regional centre below the floor area of a comprehensive centre
-- feed: institution
-- rule: RULE_CENTRE
-- column: floor_area_m2
-- message: 区域性养老服务中心建筑面积不足1000平方米
-- JDZ3Y, 一(二).
select
    county_code,
    month,
    delivery_id,
    row_no
from silver.institution
where status = '运营' and regional_centre and floor_area_m2 < 1000
