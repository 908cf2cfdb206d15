-- grain: one row per visit to a person who is not on the county's roster of the month
-- feed: visit
-- rule: REF_PENDING
-- column: person_id
-- message: 受访人不在本县本月特殊困难老年人名册中，不影响月探访率
select
    visit.county_code,
    visit.month,
    visit.delivery_id,
    visit.row_no
from silver.visit
left anti join silver.special_roster
    on visit.person_key = special_roster.person_key
    and visit.county_code = special_roster.county_code
    and visit.month = special_roster.month
