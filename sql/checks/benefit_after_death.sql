-- grain: one row per payment for a month after the person's death
-- feed: benefit
-- rule: BENEFIT_DEAD
-- column: person_id
-- message: 所属月份在该老年人死亡之后（名册退出、离院、床位终止原因为死亡，或探访发现已故）
-- back: special_roster 1, visit 2, resident 5, family_bed 5
-- Deaths that the registers told of in the month of payment or shortly before it; each feed says how far back it is read.
with death as (
    select
        month,
        person_key,
        valid_to as died_on,
        1 as months_read
    from silver.special_roster
    where exit_reason = '死亡'
    union all
    select
        month,
        person_key,
        to_date(visited_at) as died_on,
        2 as months_read
    from silver.visit
    where outcome = '已故'
    union all
    select
        month,
        person_key,
        left_on as died_on,
        5 as months_read
    from silver.resident
    where leave_reason = '死亡'
    union all
    select
        month,
        person_key,
        service_to as died_on,
        5 as months_read
    from silver.family_bed
    where end_reason = '死亡'
)

select
    benefit.county_code,
    benefit.month,
    benefit.delivery_id,
    benefit.row_no
from silver.benefit
left semi join death
    on benefit.person_key = death.person_key
    and death.month between add_months(benefit.month, -death.months_read) and benefit.month
    and death.died_on < benefit.for_month
