-- grain: one row per county whose roster size jumped
-- feed: special_roster
-- rule: GAME_DENOMINATOR
-- column: person_id
-- message: 在册人数较上月变动超过20%，请说明原因
-- back: special_roster 1
with delivered as (
    select
        county_code,
        month,
        delivery_id,
        count(*) as persons
    from silver.special_roster
    where valid_to is null
    group by county_code, month, delivery_id
),

size as (
    select
        county_code,
        month,
        max(delivery_id) as delivery_id,
        sum(persons) as persons
    from delivered
    group by county_code, month
)

select
    this_month.county_code,
    this_month.month,
    this_month.delivery_id,
    0 as row_no
from size as this_month
inner join size as last_month
    on this_month.county_code = last_month.county_code
    and this_month.month = add_months(last_month.month, 1)
where abs(this_month.persons - last_month.persons) * 5 > last_month.persons
