-- 特殊困难老年人名册: rows of one month's deliveries that stand every check of the contract, of deliveries in force.
insert into ${table}
select
    '${month}'::date as month,
    county_code,
    delivery,
    hashtextextended(person_number, ${secret}) as person_key,
    date_trunc('month', birth_day(person_body))::date as person_birth_month,
    township_code,
    village,
    categories,
    valid_from,
    valid_to,
    exit_reason,
    visit_frequency,
    responsible_visitor_key
from (
    select *, left(person_number, 17)::bigint as person_body
    from (
        select
            stage.delivery,
            place.county_code,
            place.received_on,
            id_text(stage.person_id) as person_number,
            stage.township_code,
            stage.village,
            case
                when string_to_array(stage.categories, ';') <@
                    array['独居', '空巢', '留守', '失能', '重残', '计生特殊家庭']
                    then string_to_array(stage.categories, ';')
                else all_spelled('special_roster.categories', stage.categories, true)
            end as categories,
            coalesce(valid_from_day.day, odd_day(stage.valid_from)) as valid_from,
            coalesce(valid_to_day.day, odd_day(stage.valid_to)) as valid_to,
            case
                when stage.exit_reason in ('死亡', '迁出', '入住机构', '情况变化') then stage.exit_reason
                else spelled('special_roster.exit_reason', stage.exit_reason)
            end as exit_reason,
            coalesce(frequency.code, spelled('special_roster.visit_frequency', stage.visit_frequency)) as visit_frequency,
            hashtextextended(stage.responsible_visitor, ${secret}) as responsible_visitor_key,
            octet_length(stage.responsible_visitor) <= 64 or length(stage.responsible_visitor) <= 64 as responsible_visitor_fits
        from ${stage} as stage
        inner join place on stage.delivery = place.delivery and coalesce(stage.county_code, '') = place.spelling
        left join day as valid_from_day on stage.valid_from = valid_from_day.written
        left join day as valid_to_day on stage.valid_to = valid_to_day.written
        left join code_spelling as frequency
            on frequency.column_name = 'special_roster.visit_frequency' and stage.visit_frequency = frequency.spelling
        where
            stage.ctid not in (select line from repeated)
        offset 0 -- each cell is read once
    ) as cells
    offset 0
) as row_read
where
    (octet_length(township_code) <= 9 or length(township_code) <= 9) is not false
    and (octet_length(township_code) > 4 or not is_nil(btrim(township_code)))
    and (octet_length(village) <= 100 or length(village) <= 100) is not false
    and categories is not null
    and valid_from is not null
    and responsible_visitor_fits is not false
    and coalesce(least(valid_from, valid_to), 'epoch') > '-infinity'
    and (valid_to >= valid_from) is not false
    and is_resident(person_body, right(person_number, 1))
    and birth_day(person_body) <= received_on
    and person_number is not null
