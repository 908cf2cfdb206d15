-- grain: one row per county and feed whose rows say the same as last month's, all of them
-- feed: *
-- rule: GAME_REPEATED
-- column:
-- message: 本月全部内容与上月逐行相同（日期按日比较），请核实是否沿用上月数据
-- back: bed_month 1, family_bed_month 1, special_roster 1, visit 1
-- The fingerprints of both months cancel each other when the rows are the same. What is too small to tell a copy from a quiet
-- month is left out; docs/scoring.md says why the sizes are what they are.
with row_of_month as (
    select
        'bed_month' as feed,
        county_code,
        month,
        delivery_id,
        coalesce(residents, 0) as size,
        200 as least_size,
        xxhash64(
            institution_id, built_beds, open_beds, nursing_beds, residents, occ_l0, occ_l1, occ_l2, occ_l3, occ_l4,
            occ_unassessed, admissions, discharges, deaths
        ) as content
    from silver.bed_month
    union all
    select
        'family_bed_month' as feed,
        county_code,
        month,
        delivery_id,
        case when service_minutes > 0 then 1 else 0 end as size,
        30 as least_size,
        xxhash64(bed_id, visits, service_minutes, in_service) as content
    from silver.family_bed_month
    union all
    select
        'special_roster' as feed,
        county_code,
        month,
        delivery_id,
        1 as size,
        1000 as least_size,
        xxhash64(person_key, valid_from, valid_to) as content
    from silver.special_roster
    union all
    select
        'visit' as feed,
        county_code,
        month,
        delivery_id,
        1 as size,
        100 as least_size,
        xxhash64(
            person_key, (day(visited_at) * 24 + hour(visited_at)) * 60 + minute(visited_at), visitor_id_key, mode, outcome
        ) as content
    from silver.visit
),

delivered as (
    select
        feed,
        county_code,
        month,
        delivery_id,
        count(*) as row_count,
        sum(size) as size,
        max(least_size) as least_size,
        bit_xor(content) as content
    from row_of_month
    group by feed, county_code, month, delivery_id
)

select
    delivered.county_code,
    target_month.month,
    max(case when delivered.month = target_month.month then delivered.delivery_id end) as delivery_id,
    0 as row_no,
    delivered.feed
from delivered
inner join silver.target_month
    on delivered.month between add_months(target_month.month, -1) and target_month.month
group by delivered.feed, delivered.county_code, target_month.month
having
    bit_xor(delivered.content) = 0
    and sum(case when delivered.month = target_month.month then delivered.row_count end) * 2 = sum(delivered.row_count)
    and sum(delivered.size) >= 2 * max(delivered.least_size)
