-- grain: one row per roster entry of a person who is live in several counties
-- feed: special_roster
-- rule: UNIQ_CROSS_COUNTY
-- column: person_id
-- message: 同一老年人同月在两个以上县（市、区）在册，按最近纳入的县计
select /*+ broadcast(shared_person) */
    special_roster.county_code,
    special_roster.month,
    special_roster.delivery_id,
    special_roster.row_no
from silver.special_roster
inner join (
    select
        month,
        person_key
    from silver.special_roster
    where person_key is not null and valid_to is null
    group by month, person_key
    having min(cast(county_code as int)) <> max(cast(county_code as int))
) as shared_person
    on special_roster.month = shared_person.month
    and special_roster.person_key = shared_person.person_key
where special_roster.valid_to is null
