-- grain: one row per visitor and day with more than sixty visits
-- feed: visit
-- rule: GAME_VISITOR_DAY
-- column: visitor_id
-- message: 同一探访人一天内的探访超过60次，请核实
with delivered as (
    select
        visitor_id_key,
        to_date(visited_at) as visited_on,
        county_code,
        month,
        delivery_id,
        min(row_no) as row_no,
        count(*) as visits
    from silver.visit
    where visitor_id_key is not null
    group by visitor_id_key, to_date(visited_at), county_code, month, delivery_id
)

select
    county_code,
    month,
    min(struct(delivery_id, row_no)).delivery_id as delivery_id,
    min(struct(delivery_id, row_no)).row_no as row_no
from delivered
group by visitor_id_key, visited_on, county_code, month
having sum(visits) > 60
