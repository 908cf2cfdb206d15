-- grain: one row per roster entry that is live though a visit of the month found the person dead
-- feed: special_roster
-- rule: XROW_DEAD_LISTED
-- column: valid_to
-- message: 本月探访结果为已故，名册中仍在册，请办理退出
select /*+ broadcast(found_dead) */
    special_roster.county_code,
    special_roster.month,
    special_roster.delivery_id,
    special_roster.row_no
from silver.special_roster
left semi join (
    select
        county_code,
        month,
        person_key
    from silver.visit
    where outcome = '已故' and person_key is not null
) as found_dead
    on special_roster.person_key = found_dead.person_key
    and special_roster.county_code = found_dead.county_code
    and special_roster.month = found_dead.month
where special_roster.valid_to is null
