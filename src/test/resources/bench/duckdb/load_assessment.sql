-- 老年人能力评估记录: the rows of all files, typed and judged by the contract's checks (sql/sources/assessment.yml)
create or replace table assessment as
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
        text(raw.assessment_id, 64) as assessment_id,
        raw.person_id as person_id_cell,
        person_plain(raw.person_id) as person_id_plain,
        person_bare(person_id_plain, raw.person_id) as person_id_bare,
        raw.birth_date as birth_date_cell,
        day_plain(raw.birth_date) as birth_date_plain,
        bare(birth_date_plain, raw.birth_date) as birth_date_bare,
        case when raw.sex is null then null else case raw.sex when '男' then '男' when '女' then '女' when '男性' then '男' when 'M' then '男' when '女性' then '女' when 'F' then '女' else code_slow(raw.sex, getvariable('assessment_sex')) end end as sex,
        case when raw.setting is null then null else case raw.setting when '居家' then '居家' when '社区' then '社区' when '机构' then '机构' when '家庭' then '居家' when '居家养老' then '居家' when '社区养老' then '社区' when '养老机构' then '机构' when '机构养老' then '机构' else code_slow(raw.setting, getvariable('assessment_setting')) end end as setting,
        case when raw.standard_code is null then null else case raw.standard_code when 'GB/T 42195-2022' then 'GB/T 42195-2022' when 'MZ/T 039-2013' then 'MZ/T 039-2013' when 'OTHER' then 'OTHER' when 'GB/T 42195—2022' then 'GB/T 42195-2022' when '老年人能力评估规范' then 'GB/T 42195-2022' when '国标' then 'GB/T 42195-2022' when '国家标准' then 'GB/T 42195-2022' when 'GB/T 42195' then 'GB/T 42195-2022' when 'MZ/T 039—2013' then 'MZ/T 039-2013' when '老年人能力评估' then 'MZ/T 039-2013' when '行标' then 'MZ/T 039-2013' when '行业标准' then 'MZ/T 039-2013' when 'MZ/T 039' then 'MZ/T 039-2013' when '其他' then 'OTHER' when '其它' then 'OTHER' when '地方标准' then 'OTHER' else code_slow(raw.standard_code, getvariable('assessment_standard_code')) end end as standard_code,
        case when raw.reason is null then null else case raw.reason when '首次评估' then '首次评估' when '常规评估' then '常规评估' when '即时评估' then '即时评估' when '因对评估结果有疑问进行的复评' then '因对评估结果有疑问进行的复评' when '其他' then '其他' when '首评' then '首次评估' when '初次评估' then '首次评估' when '定期评估' then '常规评估' when '例行评估' then '常规评估' when '状况变化评估' then '即时评估' when '复评' then '因对评估结果有疑问进行的复评' when '因对结果有疑问进行的复评' then '因对评估结果有疑问进行的复评' when '复核评估' then '因对评估结果有疑问进行的复评' when '其它' then '其他' else code_slow(raw.reason, getvariable('assessment_reason')) end end as reason,
        raw.assessed_on as assessed_on_cell,
        day_plain(raw.assessed_on) as assessed_on_plain,
        bare(assessed_on_plain, raw.assessed_on) as assessed_on_bare,
        raw.b1_1 as b1_1_cell,
        whole(raw.b1_1, '分') as b1_1,
        raw.b1_2 as b1_2_cell,
        whole(raw.b1_2, '分') as b1_2,
        raw.b1_3 as b1_3_cell,
        whole(raw.b1_3, '分') as b1_3,
        raw.b1_4 as b1_4_cell,
        whole(raw.b1_4, '分') as b1_4,
        raw.b1_5 as b1_5_cell,
        whole(raw.b1_5, '分') as b1_5,
        raw.b1_6 as b1_6_cell,
        whole(raw.b1_6, '分') as b1_6,
        raw.b1_7 as b1_7_cell,
        whole(raw.b1_7, '分') as b1_7,
        raw.b1_8 as b1_8_cell,
        whole(raw.b1_8, '分') as b1_8,
        raw.b2_1 as b2_1_cell,
        whole(raw.b2_1, '分') as b2_1,
        raw.b2_2 as b2_2_cell,
        whole(raw.b2_2, '分') as b2_2,
        raw.b2_3 as b2_3_cell,
        whole(raw.b2_3, '分') as b2_3,
        raw.b2_4 as b2_4_cell,
        whole(raw.b2_4, '分') as b2_4,
        raw.b3_1 as b3_1_cell,
        whole(raw.b3_1, '分') as b3_1,
        raw.b3_2 as b3_2_cell,
        whole(raw.b3_2, '分') as b3_2,
        raw.b3_3 as b3_3_cell,
        whole(raw.b3_3, '分') as b3_3,
        raw.b3_4 as b3_4_cell,
        whole(raw.b3_4, '分') as b3_4,
        raw.b3_5 as b3_5_cell,
        whole(raw.b3_5, '分') as b3_5,
        raw.b3_6 as b3_6_cell,
        whole(raw.b3_6, '分') as b3_6,
        raw.b3_7 as b3_7_cell,
        whole(raw.b3_7, '分') as b3_7,
        raw.b3_8 as b3_8_cell,
        whole(raw.b3_8, '分') as b3_8,
        raw.b3_9 as b3_9_cell,
        whole(raw.b3_9, '分') as b3_9,
        raw.b4_1 as b4_1_cell,
        whole(raw.b4_1, '分') as b4_1,
        raw.b4_2 as b4_2_cell,
        whole(raw.b4_2, '分') as b4_2,
        raw.b4_3 as b4_3_cell,
        whole(raw.b4_3, '分') as b4_3,
        raw.b4_4 as b4_4_cell,
        whole(raw.b4_4, '分') as b4_4,
        raw.b4_5 as b4_5_cell,
        whole(raw.b4_5, '分') as b4_5,
        raw.sub1 as sub1_cell,
        whole(raw.sub1, '分') as sub1,
        raw.sub2 as sub2_cell,
        whole(raw.sub2, '分') as sub2,
        raw.sub3 as sub3_cell,
        whole(raw.sub3, '分') as sub3,
        raw.sub4 as sub4_cell,
        whole(raw.sub4, '分') as sub4,
        raw.total as total_cell,
        whole(raw.total, '分') as total,
        case when raw.initial_level is null then null else case raw.initial_level when '0' then '0' when '1' then '1' when '2' then '2' when '3' then '3' when '4' then '4' when '能力完好' then '0' when '0级' then '0' when '轻度失能' then '1' when '能力轻度受损' then '1' when '能力轻度受损（轻度失能）' then '1' when '1级' then '1' when '轻度' then '1' when '中度失能' then '2' when '能力中度受损' then '2' when '能力中度受损（中度失能）' then '2' when '2级' then '2' when '中度' then '2' when '重度失能' then '3' when '能力重度受损' then '3' when '能力重度受损（重度失能）' then '3' when '3级' then '3' when '重度' then '3' when '完全失能' then '4' when '能力完全丧失' then '4' when '能力完全丧失（完全失能）' then '4' when '4级' then '4' when '完全丧失' then '4' else code_slow(raw.initial_level, getvariable('assessment_initial_level')) end end as initial_level,
        flag(raw.coma) as coma,
        flag(raw.dementia) as dementia,
        flag(raw.mental_disorder) as mental_disorder,
        case when raw.events_30d_fall is null then null else case raw.events_30d_fall when '0' then '0' when '1' then '1' when '2' then '2' when '3' then '3' when '无' then '0' when '0次' then '0' when '没有' then '0' when '1次' then '1' when '一次' then '1' when '发生过1次' then '1' when '2次' then '2' when '两次' then '2' when '发生过2次' then '2' when '3次及以上' then '3' when '三次及以上' then '3' when '3次以上' then '3' when '发生过3次及以上' then '3' else code_slow(raw.events_30d_fall, getvariable('assessment_events_30d_fall')) end end as events_30d_fall,
        case when raw.events_30d_lost is null then null else case raw.events_30d_lost when '0' then '0' when '1' then '1' when '2' then '2' when '3' then '3' when '无' then '0' when '0次' then '0' when '没有' then '0' when '1次' then '1' when '一次' then '1' when '发生过1次' then '1' when '2次' then '2' when '两次' then '2' when '发生过2次' then '2' when '3次及以上' then '3' when '三次及以上' then '3' when '3次以上' then '3' when '发生过3次及以上' then '3' else code_slow(raw.events_30d_lost, getvariable('assessment_events_30d_lost')) end end as events_30d_lost,
        case when raw.events_30d_choke is null then null else case raw.events_30d_choke when '0' then '0' when '1' then '1' when '2' then '2' when '3' then '3' when '无' then '0' when '0次' then '0' when '没有' then '0' when '1次' then '1' when '一次' then '1' when '发生过1次' then '1' when '2次' then '2' when '两次' then '2' when '发生过2次' then '2' when '3次及以上' then '3' when '三次及以上' then '3' when '3次以上' then '3' when '发生过3次及以上' then '3' else code_slow(raw.events_30d_choke, getvariable('assessment_events_30d_choke')) end end as events_30d_choke,
        case when raw.events_30d_selfharm is null then null else case raw.events_30d_selfharm when '0' then '0' when '1' then '1' when '2' then '2' when '3' then '3' when '无' then '0' when '0次' then '0' when '没有' then '0' when '1次' then '1' when '一次' then '1' when '发生过1次' then '1' when '2次' then '2' when '两次' then '2' when '发生过2次' then '2' when '3次及以上' then '3' when '三次及以上' then '3' when '3次以上' then '3' when '发生过3次及以上' then '3' else code_slow(raw.events_30d_selfharm, getvariable('assessment_events_30d_selfharm')) end end as events_30d_selfharm,
        case when raw.events_30d_other is null then null else case raw.events_30d_other when '0' then '0' when '1' then '1' when '2' then '2' when '3' then '3' when '无' then '0' when '0次' then '0' when '没有' then '0' when '1次' then '1' when '一次' then '1' when '发生过1次' then '1' when '2次' then '2' when '两次' then '2' when '发生过2次' then '2' when '3次及以上' then '3' when '三次及以上' then '3' when '3次以上' then '3' when '发生过3次及以上' then '3' else code_slow(raw.events_30d_other, getvariable('assessment_events_30d_other')) end end as events_30d_other,
        case when raw.final_level is null then null else case raw.final_level when '0' then '0' when '1' then '1' when '2' then '2' when '3' then '3' when '4' then '4' when '能力完好' then '0' when '0级' then '0' when '轻度失能' then '1' when '能力轻度受损' then '1' when '能力轻度受损（轻度失能）' then '1' when '1级' then '1' when '轻度' then '1' when '中度失能' then '2' when '能力中度受损' then '2' when '能力中度受损（中度失能）' then '2' when '2级' then '2' when '中度' then '2' when '重度失能' then '3' when '能力重度受损' then '3' when '能力重度受损（重度失能）' then '3' when '3级' then '3' when '重度' then '3' when '完全失能' then '4' when '能力完全丧失' then '4' when '能力完全丧失（完全失能）' then '4' when '4级' then '4' when '完全丧失' then '4' else code_slow(raw.final_level, getvariable('assessment_final_level')) end end as final_level,
        case when raw.change_reason is null then null when regexp_full_match(raw.change_reason, '(昏迷|痴呆|精神行为障碍|照护风险事件)(;(昏迷|痴呆|精神行为障碍|照护风险事件))*') then case when contains(raw.change_reason, ';') then list_sort(list_distinct(string_split(raw.change_reason, ';'))) else [raw.change_reason] end else codes_slow(raw.change_reason, getvariable('assessment_change_reason'), false) end as change_reason,
        raw.org_id as org_id_cell,
        text(raw.org_id, 64) as org_id,
        raw.assessor1 as assessor1_cell,
        text(raw.assessor1, 64) as assessor1,
        raw.assessor2 as assessor2_cell,
        text(raw.assessor2, 64) as assessor2,
        raw.report_no as report_no_cell,
        text(raw.report_no, 64) as report_no
    from ${rows} as raw
    inner join file on raw.file_no = file.file_no
    left join place on place.stated = case when strlen(raw.county_code) = 6 then raw.county_code else stripped(raw.county_code) end
),

read as (
    select
        *,
        person_number(person_id_plain, person_id_bare, person_id_cell) as person_id,
        as_day(birth_date_plain, birth_date_bare) as birth_date,
        as_day(assessed_on_plain, assessed_on_bare) as assessed_on
    from cell
),

numbered as (
    select
        *,
        person_id // 11 as body,
        person_id % 11 as check_stated,
        b1_1 + b1_2 + b1_3 + b1_4 + b1_5 + b1_6 + b1_7 + b1_8 + b2_1 + b2_2 + b2_3 + b2_4 + b3_1 + b3_2 + b3_3 + b3_4 + b3_5 + b3_6 + b3_7 + b3_8 + b3_9 + b4_1 + b4_2 + b4_3 + b4_4 + b4_5 as score
    from read
)

select
    cast(file_no as usmallint) as file_no,
    month,
    case when is_city and is_place then stated else file_county end as county,
    assessment_id,
    case when body is not null then hash(body) end as person_key,
    body // 100000 % 1000000 as person_birth_month,
    birth_date,
    sex,
    setting,
    standard_code,
    reason,
    assessed_on,
    b1_1,
    b1_2,
    b1_3,
    b1_4,
    b1_5,
    b1_6,
    b1_7,
    b1_8,
    b2_1,
    b2_2,
    b2_3,
    b2_4,
    b3_1,
    b3_2,
    b3_3,
    b3_4,
    b3_5,
    b3_6,
    b3_7,
    b3_8,
    b3_9,
    b4_1,
    b4_2,
    b4_3,
    b4_4,
    b4_5,
    sub1,
    sub2,
    sub3,
    sub4,
    total,
    initial_level,
    coma,
    dementia,
    mental_disorder,
    events_30d_fall,
    events_30d_lost,
    events_30d_choke,
    events_30d_selfharm,
    events_30d_other,
    final_level,
    change_reason,
    org_id,
    case when assessor1 is not null then hash(assessor1) end as assessor1_key,
    case when assessor2 is not null then hash(assessor2) end as assessor2_key,
    report_no,
    coalesce(is_place, false)
    and assessment_id is not null
    and coalesce(person_valid(body, check_stated, received_ymd), false)
    and not wrong(birth_date, birth_date_cell)
    and standard_code is not null
    and assessed_on is not null
    and not wrong(b1_1, b1_1_cell)
    and not wrong(b1_2, b1_2_cell)
    and not wrong(b1_3, b1_3_cell)
    and not wrong(b1_4, b1_4_cell)
    and not wrong(b1_5, b1_5_cell)
    and not wrong(b1_6, b1_6_cell)
    and not wrong(b1_7, b1_7_cell)
    and not wrong(b1_8, b1_8_cell)
    and not wrong(b2_1, b2_1_cell)
    and not wrong(b2_2, b2_2_cell)
    and not wrong(b2_3, b2_3_cell)
    and not wrong(b2_4, b2_4_cell)
    and not wrong(b3_1, b3_1_cell)
    and not wrong(b3_2, b3_2_cell)
    and not wrong(b3_3, b3_3_cell)
    and not wrong(b3_4, b3_4_cell)
    and not wrong(b3_5, b3_5_cell)
    and not wrong(b3_6, b3_6_cell)
    and not wrong(b3_7, b3_7_cell)
    and not wrong(b3_8, b3_8_cell)
    and not wrong(b3_9, b3_9_cell)
    and not wrong(b4_1, b4_1_cell)
    and not wrong(b4_2, b4_2_cell)
    and not wrong(b4_3, b4_3_cell)
    and not wrong(b4_4, b4_4_cell)
    and not wrong(b4_5, b4_5_cell)
    and not wrong(sub1, sub1_cell)
    and not wrong(sub2, sub2_cell)
    and not wrong(sub3, sub3_cell)
    and not wrong(sub4, sub4_cell)
    and not wrong(total, total_cell)
    and final_level is not null
    and not wrong(org_id, org_id_cell)
    and not wrong(assessor1, assessor1_cell)
    and not wrong(assessor2, assessor2_cell)
    and not wrong(report_no, report_no_cell)
    and not coalesce(
        (standard_code = 'GB/T 42195-2022' and (
            b1_1 > 4
            or b1_2 > 4
            or b1_3 > 4
            or b1_4 > 4
            or b1_5 > 4
            or b1_6 > 4
            or b1_7 > 4
            or b1_8 > 4
            or b2_1 > 4
            or b2_2 > 4
            or b2_3 > 4
            or b2_4 > 3
            or b3_1 > 4
            or b3_2 > 4
            or b3_3 > 4
            or b3_4 > 4
            or b3_5 > 4
            or b3_6 > 4
            or b3_7 > 1
            or b3_8 > 1
            or b3_9 > 2
            or b4_1 > 2
            or b4_2 > 2
            or b4_3 > 4
            or b4_4 > 3
            or b4_5 > 4
            or sub1 > 32
            or sub2 > 15
            or sub3 > 28
            or sub4 > 15
            or total > 90
            or sub1 <> b1_1 + b1_2 + b1_3 + b1_4 + b1_5 + b1_6 + b1_7 + b1_8
            or sub2 <> b2_1 + b2_2 + b2_3 + b2_4
            or sub3 <> b3_1 + b3_2 + b3_3 + b3_4 + b3_5 + b3_6 + b3_7 + b3_8 + b3_9
            or sub4 <> b4_1 + b4_2 + b4_3 + b4_4 + b4_5
            or total <> sub1 + sub2 + sub3 + sub4 or total <> score
            or initial_level <> case when score = 90 then '0' when score >= 66 then '1' when score >= 46 then '2' when score >= 30 then '3' when score >= 0 then '4' end
            or try_cast(final_level::varchar as int) <> case when score is null then null when coma then 4 else least(4, case when score = 90 then 0 when score >= 66 then 1 when score >= 46 then 2 when score >= 30 then 3 else 4 end + case when coalesce(dementia, false) or coalesce(mental_disorder, false) or coalesce(try_cast(events_30d_fall::varchar as int), 0) + coalesce(try_cast(events_30d_lost::varchar as int), 0) + coalesce(try_cast(events_30d_choke::varchar as int), 0) + coalesce(try_cast(events_30d_selfharm::varchar as int), 0) + coalesce(try_cast(events_30d_other::varchar as int), 0) >= 2 then 1 else 0 end) end
        ))
        or (standard_code = 'MZ/T 039-2013' and final_level = '4')
        or (assessed_on not between month and month_end)
        or assessed_on > received_on,
        false
    )
    as is_accepted
from numbered
