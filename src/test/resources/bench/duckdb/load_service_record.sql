-- 志愿服务记录: the rows of all files, typed and judged by the contract's checks (sql/sources/service_record.yml)
create or replace table service_record as
with cell as (
    select
        raw.file_no,
        file.county as file_county,
        file.month,
        last_day(file.month) as month_end,
        file.received_on,
        file.received_ymd,
        file.is_city,
        place.county as stated,
        case when file.is_city then place.county = file.county or place.parent = file.county or file.is_province else place.county = file.county or raw.county_code is null or stripped(raw.county_code) = '' end as is_place,
        text(raw.record_id, 64) as record_id,
        text(raw.volunteer_id, 64) as volunteer_id,
        raw.team_id as team_id_cell,
        text(raw.team_id, 64) as team_id,
        person_number(raw.person_id) as person_id,
        raw.group_size as group_size_cell,
        whole(raw.group_size, '人') as group_size,
        raw.activity as activity_cell,
        text(raw.activity, 200) as activity,
        case when raw.class is null then null when raw.class in ('助餐', '助浴', '助洁', '助行', '助医', '陪伴', '文娱', '其他') then raw.class else code_slow(raw.class, getvariable('service_record_class')) end as class,
        moment(raw.start_at) as start_at,
        moment(raw.end_at) as end_at,
        try_cast(fraction(raw.hours, 1, '小时') as decimal(6, 1)) as hours,
        flag(raw.elder_service) as elder_service,
        raw.recorder as recorder_cell,
        text(raw.recorder, 64) as recorder,
        case when raw.evaluation is null then null when raw.evaluation in ('非常满意', '满意', '基本满意', '不满意') then raw.evaluation else code_slow(raw.evaluation, getvariable('service_record_evaluation')) end as evaluation,
        case when raw.time_bank_entry is null then null when raw.time_bank_entry in ('EARN', 'SPEND', 'DONATE', 'TRANSFER', 'EXPIRE') then raw.time_bank_entry else code_slow(raw.time_bank_entry, getvariable('service_record_time_bank_entry')) end as time_bank_entry
    from ${rows} as raw
    inner join file on raw.file_no = file.file_no
    left join place on place.stated = case when strlen(raw.county_code) = 6 then raw.county_code else stripped(raw.county_code) end
),

numbered as (
    select
        *,
        person_id // 11 as body,
        person_id % 11 as check_stated
    from cell
)

select
    cast(file_no as usmallint) as file_no,
    month,
    case when is_city and is_place then stated else file_county end as county,
    record_id,
    volunteer_id,
    team_id,
    case when body is not null then hash(body) end as person_key,
    group_size,
    activity,
    class,
    start_at,
    end_at,
    hours,
    elder_service,
    case when recorder is not null then hash(recorder) end as recorder_key,
    evaluation,
    time_bank_entry,
    coalesce(is_place, false)
    and record_id is not null
    and volunteer_id is not null
    and not wrong(team_id, team_id_cell)
    and (person_id is null or coalesce(person_valid(body, check_stated, received_ymd), false))
    and not wrong(group_size, group_size_cell)
    and not wrong(activity, activity_cell)
    and class is not null
    and start_at is not null
    and end_at is not null
    and hours is not null
    and not wrong(recorder, recorder_cell)
    and not coalesce(
        (hours <= 0 or hours > 12)
        or end_at <= start_at
        or abs(hours * 60 - date_sub('minute', start_at, end_at)) > 30
        or (cast(start_at as date) not between month and month_end)
        or cast(end_at as date) > received_on,
        false
    )
    as is_accepted
from numbered
