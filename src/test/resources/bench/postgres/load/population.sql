-- 人口基数表: rows of one month's deliveries that stand every check of the contract, of deliveries in force.
insert into ${table}
select
    '${month}'::date as month,
    county_code,
    delivery,
    pop_total,
    pop60,
    pop65,
    pop80,
    households,
    villages,
    urban_communities,
    townships,
    streets,
    source,
    as_of_date
from (
    select
        stage.delivery,
        place.county_code,
        place.received_on,
        whole(stage.pop_total) as pop_total,
        whole(stage.pop60) as pop60,
        whole(stage.pop65) as pop65,
        whole(stage.pop80) as pop80,
        whole(stage.households) as households,
        whole(stage.villages) as villages,
        whole(stage.urban_communities) as urban_communities,
        whole(stage.townships) as townships,
        whole(stage.streets) as streets,
        stage.source,
        day_of(stage.as_of_date) as as_of_date
    from ${stage} as stage
    inner join place on stage.delivery = place.delivery and coalesce(stage.region_code, '') = place.spelling
    where
        stage.ctid not in (select line from repeated)
        and (stage.period = '${month_text}' or stage.period is null or odd_month(stage.period) = '${month}')
    offset 0 -- each cell is read once
) as row_read
where
    pop_total is not null
    and pop60 is not null
    and pop65 is not null
    and (octet_length(source) <= 100 or length(source) <= 100) is not false
    and (octet_length(source) > 4 or not is_nil(btrim(source)))
    and as_of_date is not null
    and coalesce(least(pop_total, pop60, pop65, pop80, households, villages, urban_communities, townships, streets), 0) >= 0
    and coalesce(as_of_date, 'epoch') > '-infinity'
    and (pop60 <= pop_total) is not false
    and (pop65 <= pop60) is not false
    and (pop80 <= pop65) is not false
