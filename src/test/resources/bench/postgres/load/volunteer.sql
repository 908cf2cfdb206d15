-- 志愿者名册: rows of one month's deliveries that stand every check of the contract, of deliveries in force.
insert into ${table}
select
    '${month}'::date as month,
    county_code,
    delivery,
    hashtextextended(volunteer_id, county_code::bigint) as volunteer_no,
    volunteer_id,
    hashtextextended(person_number, ${secret}) as person_key,
    date_trunc('month', birth_day(person_body))::date as person_birth_month,
    national_id_key,
    registered_on,
    birth_year,
    sex,
    skills,
    training_hours,
    status,
    left_on
from (
    select *, left(person_number, 17)::bigint as person_body
    from (
        select
            stage.delivery,
            place.county_code,
            place.received_on,
            stage.volunteer_id,
            id_text(stage.person_id) as person_number,
            hashtextextended(stage.national_id, ${secret}) as national_id_key,
            octet_length(stage.national_id) <= 64 or length(stage.national_id) <= 64 as national_id_fits,
            coalesce(registered_on_day.day, odd_day(stage.registered_on)) as registered_on,
            whole(stage.birth_year) as birth_year,
            case
                when stage.sex in ('男', '女') then stage.sex
                else spelled('volunteer.sex', stage.sex)
            end as sex,
            case
                when string_to_array(stage.skills, ';') <@
                    array['助餐', '助浴', '助洁', '助行', '助医', '陪伴', '文娱', '法律', '维修', '其他']
                    then string_to_array(stage.skills, ';')
                else all_spelled('volunteer.skills', stage.skills, false)
            end as skills,
            decimal_of(stage.training_hours) as training_hours,
            case
                when stage.status in ('在册', '注销') then stage.status
                else spelled('volunteer.status', stage.status)
            end as status,
            coalesce(left_on_day.day, odd_day(stage.left_on)) as left_on
        from ${stage} as stage
        inner join place on stage.delivery = place.delivery and coalesce(stage.county_code, '') = place.spelling
        left join day as registered_on_day on stage.registered_on = registered_on_day.written
        left join day as left_on_day on stage.left_on = left_on_day.written
        where
            stage.ctid not in (select line from repeated)
        offset 0 -- each cell is read once
    ) as cells
    offset 0
) as row_read
where
    (octet_length(volunteer_id) <= 64 or length(volunteer_id) <= 64) is not false
    and (octet_length(volunteer_id) > 4 or not is_nil(btrim(volunteer_id)))
    and national_id_fits is not false
    and registered_on is not null
    and (trim_scale(training_hours) = round(training_hours, 1) and abs(training_hours) < 1e7) is not false
    and status is not null
    and coalesce(birth_year, 0) >= 0
    and coalesce(least(registered_on, left_on), 'epoch') > '-infinity'
    and (left_on >= registered_on) is not false
    and (registered_on <= received_on) is not false
    and (person_number is null or (is_resident(person_body, right(person_number, 1)) and birth_day(person_body) <= received_on))
