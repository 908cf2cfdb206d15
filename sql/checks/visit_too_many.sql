-- grain: one row per visit of a person-month with more than twelve
-- feed: visit
-- rule: GAME_CAPACITY
-- column: person_id
-- message: 同一老年人当月探访超过12次，请核实
select /*+ broadcast(busy) */
    visit.county_code,
    visit.month,
    visit.delivery_id,
    visit.row_no
from silver.visit
inner join (
    select
        county_code,
        month,
        person_key
    from silver.visit
    group by county_code, month, person_key
    having count(*) > 12
) as busy
    on visit.county_code = busy.county_code
    and visit.month = busy.month
    and visit.person_key = busy.person_key
