-- grain: one row per community or township facility and month
-- rows of: facility
-- back: facility 2
-- A register may be quarterly: the county's latest of the month and the two before it stands. A centre offers residential care,
-- day care, rehabilitation nursing and home service (JDZ3Y, 一(二)); home service is 助餐 or 助浴 among the functions.
with register as (
    select
        target_month.month,
        slice.county_code,
        max(slice.month) as stated_month
    from silver.slice
    inner join silver.target_month
        on slice.month between add_months(target_month.month, -2) and target_month.month
    where slice.feed = 'facility' and slice.is_usable
    group by target_month.month, slice.county_code
),

facility as (
    select
        register.month as target_month,
        facility.*,
        facility.status in ('建成', '运营')
        and (facility.closed_on is null or facility.closed_on > last_day(register.month)) as is_built
    from silver.facility
    inner join register
        on facility.county_code = register.county_code
        and facility.month = register.stated_month
)

select
    target_month as month,
    county_code,
    township_code,
    facility_id,
    kind,
    village_code,
    covers_villages,
    area_m2,
    beds,
    is_built,
    is_built and status = '运营' and coalesce(days_open > 0, true) as is_running,
    coalesce(array_contains(functions, '助餐'), false) as has_meals,
    coalesce(array_contains(functions, '日间照料'), false) as has_day_care,
    coalesce(
        arrays_overlap(functions, array('助餐', '助浴'))
        and size(array_intersect(functions, array('日间照料', '短期托养', '康复护理'))) = 3,
        false
    ) as is_centre,
    delivery_id,
    row_no
from facility
