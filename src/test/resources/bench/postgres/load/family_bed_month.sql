-- 家庭养老床位服务月报: rows of one month's deliveries that stand every check of the contract, of deliveries in force.
insert into ${table}
select
    '${month}'::date as month,
    county_code,
    delivery,
    bed_id,
    visits,
    service_minutes,
    in_service
from (
    select
        stage.delivery,
        place.county_code,
        place.received_on,
        stage.bed_id,
        whole(stage.visits) as visits,
        whole(stage.service_minutes) as service_minutes,
        truth(stage.in_service) as in_service
    from ${stage} as stage
    inner join place on stage.delivery = place.delivery and coalesce(stage.county_code, '') = place.spelling
    where
        stage.ctid not in (select line from repeated)
        and (stage.period = '${month_text}' or stage.period is null or odd_month(stage.period) = '${month}')
    offset 0 -- each cell is read once
) as row_read
where
    (octet_length(bed_id) <= 64 or length(bed_id) <= 64) is not false
    and (octet_length(bed_id) > 4 or not is_nil(btrim(bed_id)))
    and coalesce(least(visits, service_minutes), 0) >= 0
    and (service_minutes <= extract(day from date '${month_end}') * 1440) is not false
