-- grain: one row per facility that serves as a comprehensive centre and falls short of its standard
-- feed: facility
-- rule: RULE_CENTRE
-- column: area_m2
-- message: 综合养老服务中心建筑面积不足1000平方米，或日间照料、短期托养、康复护理、居家服务（助餐、助浴）四项功能不全
-- JDZ3Y, 一(二): 1000 m² and four functions. Whatever offers three of the four is held to it.
with facility as (
    select
        *,
        size(array_intersect(functions, array('日间照料', '短期托养', '康复护理')))
        + case when arrays_overlap(functions, array('助餐', '助浴')) then 1 else 0 end as centre_functions
    from silver.facility
    where status in ('建成', '运营')
)

select
    county_code,
    month,
    delivery_id,
    row_no
from facility
where centre_functions >= 3 and (centre_functions < 4 or area_m2 < 1000)
