-- grain: one row per visitor whose visits of the month, ten or more, all fall on one day
-- feed: visit
-- rule: GAME_ONE_DAY
-- column: visited_at
-- message: 同一探访人本月10次以上的探访都在同一天，请核实是否补录
select
    county_code,
    month,
    min(struct(delivery_id, row_no)).delivery_id as delivery_id,
    min(struct(delivery_id, row_no)).row_no as row_no
from silver.visit
where visitor_id_key is not null
group by county_code, month, visitor_id_key
having count(*) >= 10 and to_date(min(visited_at)) = to_date(max(visited_at))
