-- grain: one row per visitor and day with more than sixty visits
-- feed: visit
-- rule: GAME_VISITOR_DAY
-- column: visitor_id
-- message: 同一探访人一天内的探访超过60次，请核实
select
    county_code,
    month,
    min(struct(delivery_id, row_no)).delivery_id as delivery_id,
    min(struct(delivery_id, row_no)).row_no as row_no
from silver.visit
where visitor_id_key is not null
group by county_code, month, visitor_id_key, to_date(visited_at)
having count(*) > 60
