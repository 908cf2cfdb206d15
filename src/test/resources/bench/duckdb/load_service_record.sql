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
        raw.person_id as person_id_cell,
        person_plain(raw.person_id) as person_id_plain,
        person_bare(person_id_plain, raw.person_id) as person_id_bare,
        raw.group_size as group_size_cell,
        whole(raw.group_size, '人') as group_size,
        raw.activity as activity_cell,
        text(raw.activity, 200) as activity,
        case when raw.class is null then null else case raw.class when '助餐' then '助餐' when '助浴' then '助浴' when '助洁' then '助洁' when '助行' then '助行' when '助医' then '助医' when '陪伴' then '陪伴' when '文娱' then '文娱' when '其他' then '其他' when '送餐' then '助餐' when '助餐服务' then '助餐' when '洗浴' then '助浴' when '助浴服务' then '助浴' when '保洁' then '助洁' when '助洁服务' then '助洁' when '陪同出行' then '助行' when '助行服务' then '助行' when '陪诊' then '助医' when '健康服务' then '助医' when '助医服务' then '助医' when '陪聊' then '陪伴' when '探访' then '陪伴' when '精神慰藉' then '陪伴' when '文体活动' then '文娱' when '文化娱乐' then '文娱' when '文艺演出' then '文娱' when '其它' then '其他' else code_slow(raw.class, getvariable('service_record_class')) end end as class,
        raw.start_at as start_at_cell,
        moment_plain(raw.start_at) as start_at_plain,
        bare(start_at_plain, raw.start_at) as start_at_bare,
        raw.end_at as end_at_cell,
        moment_plain(raw.end_at) as end_at_plain,
        bare(end_at_plain, raw.end_at) as end_at_bare,
        try_cast(fraction(raw.hours, 1, '小时') as decimal(6, 1)) as hours,
        flag(raw.elder_service) as elder_service,
        raw.recorder as recorder_cell,
        text(raw.recorder, 64) as recorder,
        case when raw.evaluation is null then null else case raw.evaluation when '非常满意' then '非常满意' when '满意' then '满意' when '基本满意' then '基本满意' when '不满意' then '不满意' when '很满意' then '非常满意' when '优秀' then '非常满意' when '良好' then '满意' when '好评' then '满意' when '一般' then '基本满意' when '合格' then '基本满意' when '差' then '不满意' when '差评' then '不满意' else code_slow(raw.evaluation, getvariable('service_record_evaluation')) end end as evaluation,
        case when raw.time_bank_entry is null then null else case raw.time_bank_entry when 'EARN' then 'EARN' when 'SPEND' then 'SPEND' when 'DONATE' then 'DONATE' when 'TRANSFER' then 'TRANSFER' when 'EXPIRE' then 'EXPIRE' when '存入' then 'EARN' when '获得' then 'EARN' when '支取' then 'SPEND' when '兑换' then 'SPEND' when '支出' then 'SPEND' when '捐赠' then 'DONATE' when '捐出' then 'DONATE' when '转赠' then 'TRANSFER' when '转让' then 'TRANSFER' when '转移' then 'TRANSFER' when '过期' then 'EXPIRE' when '失效' then 'EXPIRE' else code_slow(raw.time_bank_entry, getvariable('service_record_time_bank_entry')) end end as time_bank_entry
    from ${rows} as raw
    inner join file on raw.file_no = file.file_no
    left join place on place.stated = case when strlen(raw.county_code) = 6 then raw.county_code else stripped(raw.county_code) end
),

read as (
    select
        *,
        person_number(person_id_plain, person_id_bare, person_id_cell) as person_id,
        moment(start_at_plain, start_at_bare) as start_at,
        moment(end_at_plain, end_at_bare) as end_at
    from cell
),

numbered as (
    select
        *,
        person_id // 11 as body,
        person_id % 11 as check_stated
    from read
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
