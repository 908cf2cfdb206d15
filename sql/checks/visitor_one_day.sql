-- grain: one row per visitor whose visits of the month, ten or more, all fall on one day
-- feed: visit
-- rule: GAME_ONE_DAY
-- column: visited_at
-- message: 同一探访人本月10次以上的探访都在同一天，请核实是否补录
with delivered as (
    select
        visitor_id_key,
        county_code,
        month,
        delivery_id,
        min(row_no) as row_no,
        count(*) as visits,
        min(visited_at) as first_visit,
        max(visited_at) as last_visit
    from silver.visit
    where visitor_id_key is not null
    group by visitor_id_key, county_code, month, delivery_id
)

select
    county_code,
    month,
    min(struct(delivery_id, row_no)).delivery_id as delivery_id,
    min(struct(delivery_id, row_no)).row_no as row_no
from delivered
group by visitor_id_key, county_code, month
having sum(visits) >= 10 and to_date(min(first_visit)) = to_date(max(last_visit))
