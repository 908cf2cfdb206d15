-- grain: one row per township of a county that filed its register of institutions and month
-- rows of: institution
-- back: facility 2
-- "At least one per township": what there is at month end among operating institutions and built facilities, wherever they are
-- registered. A county-seat town is the town coded 100 of a county without streets (GB/T 10114). Delivery and line are those of
-- the site that serves best, or the register's delivery where there is none. Other units of that level are no townships.
with county as (
    select
        slice.month,
        slice.county_code,
        max(slice.delivery_id) as delivery_id
    from silver.slice
    inner join silver.target_month
        on slice.month = target_month.month
    where slice.feed = 'institution' and slice.is_usable
    group by slice.month, slice.county_code
),

facility_register as (
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
        *,
        coalesce(
            arrays_overlap(functions, array('助餐', '助浴'))
            and size(array_intersect(functions, array('日间照料', '短期托养', '康复护理'))) = 3,
            false
        ) as is_centre
    from silver.facility
    where status in ('建成', '运营')
),

site as (
    select
        month,
        township_code,
        coalesce(regional_centre, false) as is_centre,
        coalesce(regional_centre and floor_area_m2 >= 1000, false) as is_large_centre,
        kind = '敬老院' and ownership in ('公办公营', '公建民营') as is_public_home,
        delivery_id,
        row_no
    from silver.institution
    where status = '运营'
    union all
    select
        facility_register.month,
        facility.township_code,
        facility.is_centre,
        facility.is_centre and coalesce(facility.area_m2 >= 1000, false) as is_large_centre,
        false as is_public_home,
        facility.delivery_id,
        facility.row_no
    from facility
    inner join facility_register
        on facility.county_code = facility_register.county_code
        and facility.month = facility_register.stated_month
    where facility.closed_on is null or facility.closed_on > last_day(facility_register.month)
),

township_site as (
    select
        month,
        township_code,
        max(is_centre) as has_centre,
        max(is_large_centre) as has_large_centre,
        max(is_public_home) as has_public_home,
        max(struct(is_large_centre, is_centre, is_public_home, delivery_id, row_no)) as best
    from site
    where township_code is not null
    group by month, township_code
),

township as (
    select
        region_code,
        parent_code,
        kind = '街道' or (
            right(region_code, 3) = '100'
            and not max(kind = '街道') over (partition by parent_code)
        ) as is_street_or_seat
    from gold.dim_region
    where level = 'township' and kind <> '类似乡级单位'
)

select
    county.month,
    county.county_code,
    township.region_code as township_code,
    township.is_street_or_seat,
    township_site.township_code is not null as has_site,
    coalesce(township_site.has_centre, false) as has_centre,
    coalesce(township_site.has_large_centre, false) as has_large_centre,
    coalesce(township_site.has_public_home, false) as has_public_home,
    coalesce(township_site.best.delivery_id, county.delivery_id) as delivery_id,
    coalesce(township_site.best.row_no, 0) as row_no
from county
inner join township
    on county.county_code = township.parent_code
left join township_site
    on township.region_code = township_site.township_code
    and county.month = township_site.month
