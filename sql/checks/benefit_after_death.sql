-- grain: one row per payment for a month after the person's death
-- feed: benefit
-- rule: BENEFIT_DEAD
-- column: person_id
-- message: 所属月份在该老年人死亡之后（名册退出、离院、床位终止原因为死亡，或探访发现已故）
-- back: special_roster 5, resident 5, family_bed 5, visit 5
-- Deaths told of in the month of payment or the five before it.
with death as (
    select
        month,
        person_key,
        valid_to as died_on
    from silver.special_roster
    where exit_reason = '死亡'
    union all
    select
        month,
        person_key,
        left_on as died_on
    from silver.resident
    where leave_reason = '死亡'
    union all
    select
        month,
        person_key,
        service_to as died_on
    from silver.family_bed
    where end_reason = '死亡'
    union all
    select
        month,
        person_key,
        to_date(visited_at) as died_on
    from silver.visit
    where outcome = '已故'
)

select
    benefit.county_code,
    benefit.month,
    benefit.delivery_id,
    benefit.row_no
from silver.benefit
left semi join death
    on benefit.person_key = death.person_key
    and death.month between add_months(benefit.month, -5) and benefit.month
    and death.died_on < benefit.for_month
