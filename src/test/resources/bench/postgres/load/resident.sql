-- 养老机构入住老年人名册: rows of one month's deliveries that stand every check of the contract, of deliveries in force.
insert into ${table}
select
    '${month}'::date as month,
    county_code,
    delivery,
    hashtextextended(person_number, ${secret}) as person_key,
    date_trunc('month', birth_day(person_body))::date as person_birth_month,
    institution_id,
    admitted_on,
    left_on,
    leave_reason,
    ability_level,
    payer,
    destitute
from (
    select *, left(person_number, 17)::bigint as person_body
    from (
        select
            stage.delivery,
            place.county_code,
            place.received_on,
            id_text(stage.person_id) as person_number,
            stage.institution_id,
            coalesce(admitted_on_day.day, odd_day(stage.admitted_on)) as admitted_on,
            coalesce(left_on_day.day, odd_day(stage.left_on)) as left_on,
            case
                when stage.leave_reason in ('死亡', '转院', '回家', '住院', '其他') then stage.leave_reason
                else spelled('resident.leave_reason', stage.leave_reason)
            end as leave_reason,
            case
                when stage.ability_level in ('0', '1', '2', '3', '4') then stage.ability_level
                else spelled('resident.ability_level', stage.ability_level)
            end as ability_level,
            case
                when stage.payer in ('自费', '特困', '优抚', '长护险', '其他') then stage.payer
                else spelled('resident.payer', stage.payer)
            end as payer,
            truth(stage.destitute) as destitute
        from ${stage} as stage
        inner join place on stage.delivery = place.delivery and coalesce(stage.county_code, '') = place.spelling
        left join day as admitted_on_day on stage.admitted_on = admitted_on_day.written
        left join day as left_on_day on stage.left_on = left_on_day.written
        where
            stage.ctid not in (select line from repeated)
        offset 0 -- each cell is read once
    ) as cells
    offset 0
) as row_read
where
    (octet_length(institution_id) <= 64 or length(institution_id) <= 64) is not false
    and (octet_length(institution_id) > 4 or not is_nil(btrim(institution_id)))
    and admitted_on is not null
    and coalesce(least(admitted_on, left_on), 'epoch') > '-infinity'
    and (left_on >= admitted_on) is not false
    and (admitted_on <= received_on) is not false
    and is_resident(person_body, right(person_number, 1))
    and birth_day(person_body) <= received_on
    and person_number is not null
