-- 探访关爱记录: rows of one month's deliveries that stand every check of the contract, of deliveries in force.
insert into ${table}
select
    '${month}'::date as month,
    county_code,
    delivery,
    visit_id,
    hashtextextended(person_number, ${secret}) as person_key,
    date_trunc('month', birth_day(person_body))::date as person_birth_month,
    visited_at,
    mode,
    outcome,
    visitor_type,
    visitor_id_key,
    minutes,
    needs_found,
    referred,
    referred_to,
    closed_on
from (
    select *, left(person_number, 17)::bigint as person_body
    from (
        select
            stage.delivery,
            place.county_code,
            place.received_on,
            stage.visit_id,
            id_text(stage.person_id) as person_number,
            coalesce(visited_at_day.day + visited_at_clock.clock, odd_moment(stage.visited_at)) as visited_at,
            case
                when stage.mode in ('上门', '电话', '视频', '其他') then stage.mode
                else spelled('visit.mode', stage.mode)
            end as mode,
            case
                when stage.outcome in ('见到', '接通', '未见到', '拒绝', '已离开', '已故') then stage.outcome
                else spelled('visit.outcome', stage.outcome)
            end as outcome,
            case
                when stage.visitor_type in ('村居干部', '网格员', '社工', '志愿者', '机构人员', '邻里') then stage.visitor_type
                else spelled('visit.visitor_type', stage.visitor_type)
            end as visitor_type,
            hashtextextended(stage.visitor_id, ${secret}) as visitor_id_key,
            octet_length(stage.visitor_id) <= 64 or length(stage.visitor_id) <= 64 as visitor_id_fits,
            whole(stage.minutes) as minutes,
            case
                when string_to_array(stage.needs_found, ';') <@
                    array['助餐', '助洁', '助浴', '助行', '助医', '精神慰藉', '适老化改造', '生活困难', '安全隐患', '法律援助', '其他']
                    then string_to_array(stage.needs_found, ';')
                else all_spelled('visit.needs_found', stage.needs_found, false)
            end as needs_found,
            truth(stage.referred) as referred,
            stage.referred_to,
            coalesce(closed_on_day.day, odd_day(stage.closed_on)) as closed_on
        from ${stage} as stage
        inner join place on stage.delivery = place.delivery and coalesce(stage.county_code, '') = place.spelling
        left join day as visited_at_day on left(stage.visited_at, 10) = visited_at_day.written
        left join clock as visited_at_clock on substr(stage.visited_at, 11) = visited_at_clock.written
        left join day as closed_on_day on stage.closed_on = closed_on_day.written
        where
            stage.ctid not in (select line from repeated)
        offset 0 -- each cell is read once
    ) as cells
    offset 0
) as row_read
where
    (octet_length(visit_id) <= 64 or length(visit_id) <= 64) is not false
    and (octet_length(visit_id) > 4 or not is_nil(btrim(visit_id)))
    and visited_at is not null
    and mode is not null
    and outcome is not null
    and visitor_id_fits is not false
    and (octet_length(referred_to) <= 200 or length(referred_to) <= 200) is not false
    and coalesce(minutes, 0) >= 0
    and coalesce(least(closed_on, visited_at), 'epoch') > '-infinity'
    and (visited_at::date between '${month}' and '${month_end}') is not false
    and (visited_at::date <= received_on) is not false
    and (closed_on >= visited_at::date) is not false
    and (minutes <= 1440) is not false
    and is_resident(person_body, right(person_number, 1))
    and birth_day(person_body) <= received_on
    and person_number is not null
