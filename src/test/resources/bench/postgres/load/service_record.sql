-- 志愿服务记录: rows of one month's deliveries that stand every check of the contract, of deliveries in force.
insert into ${table}
select
    '${month}'::date as month,
    county_code,
    delivery,
    hashtextextended(volunteer_id, county_code::bigint) as volunteer_no,
    record_id,
    volunteer_id,
    team_id,
    hashtextextended(person_number, ${secret}) as person_key,
    date_trunc('month', birth_day(person_body))::date as person_birth_month,
    group_size,
    activity,
    class,
    start_at,
    end_at,
    hours,
    elder_service,
    recorder_key,
    evaluation,
    time_bank_entry
from (
    select *, left(person_number, 17)::bigint as person_body
    from (
        select
            stage.delivery,
            place.county_code,
            place.received_on,
            stage.record_id,
            stage.volunteer_id,
            stage.team_id,
            id_text(stage.person_id) as person_number,
            whole(stage.group_size) as group_size,
            stage.activity,
            case
                when stage.class in ('助餐', '助浴', '助洁', '助行', '助医', '陪伴', '文娱', '其他') then stage.class
                else spelled('service_record.class', stage.class)
            end as class,
            coalesce(start_at_day.day + start_at_clock.clock, odd_moment(stage.start_at)) as start_at,
            coalesce(end_at_day.day + end_at_clock.clock, odd_moment(stage.end_at)) as end_at,
            decimal_of(stage.hours) as hours,
            truth(stage.elder_service) as elder_service,
            hashtextextended(stage.recorder, ${secret}) as recorder_key,
            octet_length(stage.recorder) <= 64 or length(stage.recorder) <= 64 as recorder_fits,
            case
                when stage.evaluation in ('非常满意', '满意', '基本满意', '不满意') then stage.evaluation
                else spelled('service_record.evaluation', stage.evaluation)
            end as evaluation,
            case
                when stage.time_bank_entry in ('EARN', 'SPEND', 'DONATE', 'TRANSFER', 'EXPIRE') then stage.time_bank_entry
                else spelled('service_record.time_bank_entry', stage.time_bank_entry)
            end as time_bank_entry
        from ${stage} as stage
        inner join place on stage.delivery = place.delivery and coalesce(stage.county_code, '') = place.spelling
        left join day as start_at_day on left(stage.start_at, 10) = start_at_day.written
        left join clock as start_at_clock on substr(stage.start_at, 11) = start_at_clock.written
        left join day as end_at_day on left(stage.end_at, 10) = end_at_day.written
        left join clock as end_at_clock on substr(stage.end_at, 11) = end_at_clock.written
        where
            stage.ctid not in (select line from repeated)
        offset 0 -- each cell is read once
    ) as cells
    offset 0
) as row_read
where
    (octet_length(record_id) <= 64 or length(record_id) <= 64) is not false
    and (octet_length(record_id) > 4 or not is_nil(btrim(record_id)))
    and (octet_length(volunteer_id) <= 64 or length(volunteer_id) <= 64) is not false
    and (octet_length(volunteer_id) > 4 or not is_nil(btrim(volunteer_id)))
    and (octet_length(team_id) <= 64 or length(team_id) <= 64) is not false
    and (octet_length(activity) <= 200 or length(activity) <= 200) is not false
    and class is not null
    and start_at is not null
    and end_at is not null
    and (trim_scale(hours) = round(hours, 1) and abs(hours) < 1e5) is not false
    and hours is not null
    and recorder_fits is not false
    and coalesce(group_size, 0) >= 0
    and coalesce(least(start_at, end_at), 'epoch') > '-infinity'
    and (hours > 0 and hours <= 12) is not false
    and (end_at > start_at) is not false
    and (abs(hours * 60 - trunc(extract(epoch from end_at - start_at) / 60)) <= 30) is not false
    and (start_at::date between '${month}' and '${month_end}') is not false
    and (end_at::date <= received_on) is not false
    and (person_number is null or (is_resident(person_body, right(person_number, 1)) and birth_day(person_body) <= received_on))
