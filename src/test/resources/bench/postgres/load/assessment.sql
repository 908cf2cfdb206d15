-- 老年人能力评估记录: rows of one month's deliveries that stand every check of the contract, of deliveries in force.
insert into ${table}
select
    '${month}'::date as month,
    county_code,
    delivery,
    assessment_id,
    hashtextextended(person_number, ${secret}) as person_key,
    date_trunc('month', birth_day(person_body))::date as person_birth_month,
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
    assessor1_key,
    assessor2_key,
    report_no
from (
    select
        *,
        left(person_number, 17)::bigint as person_body,
        b1_1 + b1_2 + b1_3 + b1_4 + b1_5 + b1_6 + b1_7 + b1_8 as item1,
        b2_1 + b2_2 + b2_3 + b2_4 as item2,
        b3_1 + b3_2 + b3_3 + b3_4 + b3_5 + b3_6 + b3_7 + b3_8 + b3_9 as item3,
        b4_1 + b4_2 + b4_3 + b4_4 + b4_5 as item4
    from (
        select
            stage.delivery,
            place.county_code,
            place.received_on,
            stage.assessment_id,
            id_text(stage.person_id) as person_number,
            day_of(stage.birth_date) as birth_date,
            case
                when stage.sex in ('男', '女') then stage.sex
                else spelled('assessment.sex', stage.sex)
            end as sex,
            case
                when stage.setting in ('居家', '社区', '机构') then stage.setting
                else spelled('assessment.setting', stage.setting)
            end as setting,
            case
                when stage.standard_code in ('GB/T 42195-2022', 'MZ/T 039-2013', 'OTHER') then stage.standard_code
                else spelled('assessment.standard_code', stage.standard_code)
            end as standard_code,
            case
                when stage.reason in ('首次评估', '常规评估', '即时评估', '因对评估结果有疑问进行的复评', '其他') then stage.reason
                else spelled('assessment.reason', stage.reason)
            end as reason,
            coalesce(assessed_on_day.day, odd_day(stage.assessed_on)) as assessed_on,
            whole(stage.b1_1) as b1_1,
            whole(stage.b1_2) as b1_2,
            whole(stage.b1_3) as b1_3,
            whole(stage.b1_4) as b1_4,
            whole(stage.b1_5) as b1_5,
            whole(stage.b1_6) as b1_6,
            whole(stage.b1_7) as b1_7,
            whole(stage.b1_8) as b1_8,
            whole(stage.b2_1) as b2_1,
            whole(stage.b2_2) as b2_2,
            whole(stage.b2_3) as b2_3,
            whole(stage.b2_4) as b2_4,
            whole(stage.b3_1) as b3_1,
            whole(stage.b3_2) as b3_2,
            whole(stage.b3_3) as b3_3,
            whole(stage.b3_4) as b3_4,
            whole(stage.b3_5) as b3_5,
            whole(stage.b3_6) as b3_6,
            whole(stage.b3_7) as b3_7,
            whole(stage.b3_8) as b3_8,
            whole(stage.b3_9) as b3_9,
            whole(stage.b4_1) as b4_1,
            whole(stage.b4_2) as b4_2,
            whole(stage.b4_3) as b4_3,
            whole(stage.b4_4) as b4_4,
            whole(stage.b4_5) as b4_5,
            whole(stage.sub1) as sub1,
            whole(stage.sub2) as sub2,
            whole(stage.sub3) as sub3,
            whole(stage.sub4) as sub4,
            whole(stage.total) as total,
            case
                when stage.initial_level in ('0', '1', '2', '3', '4') then stage.initial_level
                else spelled('assessment.initial_level', stage.initial_level)
            end as initial_level,
            truth(stage.coma) as coma,
            truth(stage.dementia) as dementia,
            truth(stage.mental_disorder) as mental_disorder,
            case
                when stage.events_30d_fall in ('0', '1', '2', '3') then stage.events_30d_fall
                else spelled('assessment.events_30d_fall', stage.events_30d_fall)
            end as events_30d_fall,
            case
                when stage.events_30d_lost in ('0', '1', '2', '3') then stage.events_30d_lost
                else spelled('assessment.events_30d_lost', stage.events_30d_lost)
            end as events_30d_lost,
            case
                when stage.events_30d_choke in ('0', '1', '2', '3') then stage.events_30d_choke
                else spelled('assessment.events_30d_choke', stage.events_30d_choke)
            end as events_30d_choke,
            case
                when stage.events_30d_selfharm in ('0', '1', '2', '3') then stage.events_30d_selfharm
                else spelled('assessment.events_30d_selfharm', stage.events_30d_selfharm)
            end as events_30d_selfharm,
            case
                when stage.events_30d_other in ('0', '1', '2', '3') then stage.events_30d_other
                else spelled('assessment.events_30d_other', stage.events_30d_other)
            end as events_30d_other,
            case
                when stage.final_level in ('0', '1', '2', '3', '4') then stage.final_level
                else spelled('assessment.final_level', stage.final_level)
            end as final_level,
            case
                when string_to_array(stage.change_reason, ';') <@
                    array['昏迷', '痴呆', '精神行为障碍', '照护风险事件']
                    then string_to_array(stage.change_reason, ';')
                else all_spelled('assessment.change_reason', stage.change_reason, false)
            end as change_reason,
            stage.org_id,
            hashtextextended(stage.assessor1, ${secret}) as assessor1_key,
            octet_length(stage.assessor1) <= 64 or length(stage.assessor1) <= 64 as assessor1_fits,
            hashtextextended(stage.assessor2, ${secret}) as assessor2_key,
            octet_length(stage.assessor2) <= 64 or length(stage.assessor2) <= 64 as assessor2_fits,
            stage.report_no
        from ${stage} as stage
        inner join place on stage.delivery = place.delivery and coalesce(stage.county_code, '') = place.spelling
        left join day as assessed_on_day on stage.assessed_on = assessed_on_day.written
        where
            stage.ctid not in (select line from repeated)
        offset 0 -- each cell is read once
    ) as cells
    offset 0
) as row_read
where
    (octet_length(assessment_id) <= 64 or length(assessment_id) <= 64) is not false
    and (octet_length(assessment_id) > 4 or not is_nil(btrim(assessment_id)))
    and standard_code is not null
    and assessed_on is not null
    and final_level is not null
    and (octet_length(org_id) <= 64 or length(org_id) <= 64) is not false
    and assessor1_fits is not false
    and assessor2_fits is not false
    and (octet_length(report_no) <= 64 or length(report_no) <= 64) is not false
    and coalesce(least(b1_1, b1_2, b1_3, b1_4, b1_5, b1_6, b1_7, b1_8, b2_1, b2_2, b2_3, b2_4, b3_1, b3_2, b3_3, b3_4, b3_5,
        b3_6, b3_7, b3_8, b3_9, b4_1, b4_2, b4_3, b4_4, b4_5, sub1, sub2, sub3, sub4, total), 0) >= 0
    and coalesce(least(birth_date, assessed_on), 'epoch') > '-infinity'
    and is_resident(person_body, right(person_number, 1))
    and birth_day(person_body) <= received_on
    and person_number is not null
    and (
        standard_code <> 'GB/T 42195-2022'
        or (
            (greatest(b3_7, b3_8) <= 1) is not false
            and (greatest(b3_9, b4_1, b4_2) <= 2) is not false
            and (greatest(b2_4, b4_4) <= 3) is not false
            and (greatest(b1_1, b1_2, b1_3, b1_4, b1_5, b1_6, b1_7, b1_8, b2_1, b2_2, b2_3, b3_1, b3_2, b3_3, b3_4, b3_5, b3_6,
                b4_3, b4_5) <= 4) is not false
            and (greatest(sub2, sub4) <= 15) is not false
            and (sub3 <= 28) is not false
            and (sub1 <= 32) is not false
            and (total <= 90) is not false
            and (sub1 = item1) is not false
            and (sub2 = item2) is not false
            and (sub3 = item3) is not false
            and (sub4 = item4) is not false
            and (total = sub1 + sub2 + sub3 + sub4) is not false
            and (total = item1 + item2 + item3 + item4) is not false
            and (initial_level = level_of(item1 + item2 + item3 + item4)::text) is not false
            and (final_level::int = case
                when item1 + item2 + item3 + item4 is null then null
                when coma then 4
                else least(
                    4,
                    level_of(item1 + item2 + item3 + item4)
                    + case
                        when coalesce(dementia, false) or coalesce(mental_disorder, false)
                            or coalesce(events_30d_fall::int, 0) + coalesce(events_30d_lost::int, 0)
                            + coalesce(events_30d_choke::int, 0) + coalesce(events_30d_selfharm::int, 0)
                            + coalesce(events_30d_other::int, 0) >= 2
                            then 1
                        else 0
                    end
                )
            end) is not false
        )
    )
    and (standard_code <> 'MZ/T 039-2013' or final_level <> '4')
    and assessed_on between '${month}' and '${month_end}'
    and assessed_on <= received_on
