-- grain: one row per visit after the day on which the roster says the person died
-- feed: visit
-- rule: XROW_DEAD_VISITED
-- column: visited_at
-- message: 探访时间晚于名册登记的死亡日期，请核实
-- the roster of a month lists the spells that ended in it; that somebody died is a valid outcome of a later visit
select /*+ broadcast(dead) */
    visit.county_code,
    visit.month,
    visit.delivery_id,
    visit.row_no
from silver.visit
inner join (
    select
        county_code,
        month,
        person_key,
        min(valid_to) as died_on
    from silver.special_roster
    where exit_reason = '死亡' and person_key is not null
    group by county_code, month, person_key
) as dead
    on visit.person_key = dead.person_key
    and visit.county_code = dead.county_code
    and visit.month = dead.month
where to_date(visit.visited_at) > dead.died_on and visit.outcome <> '已故'
