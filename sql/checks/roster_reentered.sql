-- grain: one row per roster entry of a person who was listed two months ago, not at last month's end, and is listed again
-- feed: special_roster
-- rule: GAME_REENTRY
-- column: person_id
-- message: 该老年人上上月在册、上月末不在册、本月又在册，请核实上月移出的原因
-- back: special_roster 2
-- Who went into an institution may well come back. Only where the county filed the month between.
with person_month as (
    select
        entry.person_key,
        entry.county_code,
        target_month.month,
        count_if(entry.month = target_month.month and entry.valid_to is null) as this_month,
        count_if(
            entry.month = add_months(target_month.month, -1)
            and (entry.valid_to is null or entry.exit_reason = '入住机构')
        ) as last_month,
        count_if(entry.month = add_months(target_month.month, -2) and entry.valid_to is null) as month_before
    from silver.special_roster as entry
    inner join silver.target_month
        on entry.month between add_months(target_month.month, -2) and target_month.month
    where entry.person_key is not null
    group by entry.person_key, entry.county_code, target_month.month
)

select /*+ broadcast(person_month) */
    person_month.county_code,
    person_month.month,
    min(struct(here.delivery_id, here.row_no)).delivery_id as delivery_id,
    min(struct(here.delivery_id, here.row_no)).row_no as row_no
from person_month
inner join silver.slice
    on slice.feed = 'special_roster'
    and person_month.county_code = slice.county_code
    and slice.month = add_months(person_month.month, -1)
    and slice.is_usable
inner join silver.special_roster as here
    on person_month.person_key = here.person_key
    and person_month.county_code = here.county_code
    and person_month.month = here.month
    and here.valid_to is null
where
    person_month.this_month > 0
    and person_month.last_month = 0
    and person_month.month_before > 0
group by person_month.person_key, person_month.county_code, person_month.month
