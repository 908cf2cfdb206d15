-- 家庭养老床位登记表: rows of one month's deliveries that stand every check of the contract, of deliveries in force.
insert into ${table}
select
    '${month}'::date as month,
    county_code,
    delivery,
    bed_id,
    hashtextextended(person_number, ${secret}) as person_key,
    date_trunc('month', birth_day(person_body))::date as person_birth_month,
    township_code,
    subtype,
    operator_institution_id,
    ability_level,
    eligibility,
    assessed_on,
    signed_on,
    fitted_on,
    accepted_on,
    service_from,
    service_to,
    end_reason,
    fund_source,
    cost_yuan
from (
    select *, left(person_number, 17)::bigint as person_body
    from (
        select
            stage.delivery,
            place.county_code,
            place.received_on,
            stage.bed_id,
            id_text(stage.person_id) as person_number,
            stage.township_code,
            case
                when stage.subtype in ('养老', '病床') then stage.subtype
                else spelled('family_bed.subtype', stage.subtype)
            end as subtype,
            stage.operator_institution_id,
            case
                when stage.ability_level in ('0', '1', '2', '3', '4') then stage.ability_level
                else spelled('family_bed.ability_level', stage.ability_level)
            end as ability_level,
            case
                when string_to_array(stage.eligibility, ';') <@
                    array['特困', '低保', '低保边缘', '高龄', '失能', '部分失能', '计生特殊家庭', '其他']
                    then string_to_array(stage.eligibility, ';')
                else all_spelled('family_bed.eligibility', stage.eligibility, false)
            end as eligibility,
            coalesce(assessed_on_day.day, odd_day(stage.assessed_on)) as assessed_on,
            coalesce(signed_on_day.day, odd_day(stage.signed_on)) as signed_on,
            coalesce(fitted_on_day.day, odd_day(stage.fitted_on)) as fitted_on,
            coalesce(accepted_on_day.day, odd_day(stage.accepted_on)) as accepted_on,
            coalesce(service_from_day.day, odd_day(stage.service_from)) as service_from,
            coalesce(service_to_day.day, odd_day(stage.service_to)) as service_to,
            case
                when stage.end_reason in ('死亡', '入住机构', '迁出', '退出', '其他') then stage.end_reason
                else spelled('family_bed.end_reason', stage.end_reason)
            end as end_reason,
            case
                when stage.fund_source in ('中央', '省', '市', '县', '福彩', '社会') then stage.fund_source
                else spelled('family_bed.fund_source', stage.fund_source)
            end as fund_source,
            decimal_of(stage.cost_yuan) as cost_yuan
        from ${stage} as stage
        inner join place on stage.delivery = place.delivery and coalesce(stage.county_code, '') = place.spelling
        left join day as assessed_on_day on stage.assessed_on = assessed_on_day.written
        left join day as signed_on_day on stage.signed_on = signed_on_day.written
        left join day as fitted_on_day on stage.fitted_on = fitted_on_day.written
        left join day as accepted_on_day on stage.accepted_on = accepted_on_day.written
        left join day as service_from_day on stage.service_from = service_from_day.written
        left join day as service_to_day on stage.service_to = service_to_day.written
        where
            stage.ctid not in (select line from repeated)
        offset 0 -- each cell is read once
    ) as cells
    offset 0
) as row_read
where
    (octet_length(bed_id) <= 64 or length(bed_id) <= 64) is not false
    and (octet_length(bed_id) > 4 or not is_nil(btrim(bed_id)))
    and (octet_length(township_code) <= 9 or length(township_code) <= 9) is not false
    and subtype is not null
    and (octet_length(operator_institution_id) <= 64 or length(operator_institution_id) <= 64) is not false
    and (trim_scale(cost_yuan) = round(cost_yuan, 2) and abs(cost_yuan) < 1e16) is not false
    and coalesce(least(assessed_on, signed_on, fitted_on, accepted_on, service_from, service_to), 'epoch') > '-infinity'
    and (signed_on >= assessed_on) is not false
    and (fitted_on >= coalesce(signed_on, assessed_on)) is not false
    and (accepted_on >= coalesce(fitted_on, signed_on, assessed_on)) is not false
    and (service_from >= coalesce(signed_on, assessed_on)) is not false
    and (service_to >= coalesce(service_from, accepted_on, fitted_on, signed_on, assessed_on)) is not false
    and (accepted_on <= received_on) is not false
    and is_resident(person_body, right(person_number, 1))
    and birth_day(person_body) <= received_on
    and person_number is not null
