-- Which deliveries of the month are in force for which county: the highest full or void, and deltas above it. Of two files of one
-- revision and mode the earlier stands. A city's file counts for the counties that its rows state.
truncate place;
analyze ${stage} (delivery, ${county});

with part as (
    select delivery, region_code as county_code
    from delivery
    where feed = '${feed}' and month = '${month}' and (is_county or mode = 2)
    union
    select written.delivery, region_spelling.region_code
    from (select distinct delivery, ${county} as spelling from ${stage}) as written
    inner join delivery on written.delivery = delivery.delivery
    inner join region_spelling on written.spelling = region_spelling.spelling
    inner join region as county on region_spelling.region_code = county.region_code
    inner join region as prefecture on county.parent_code = prefecture.region_code
    where not delivery.is_county and delivery.region_code in (prefecture.region_code, prefecture.parent_code)
),

taken as (
    select distinct on (part.county_code, delivery.revision, delivery.mode)
        part.county_code, part.delivery, delivery.revision, delivery.mode, delivery.received_on, delivery.is_county
    from part
    inner join delivery on part.delivery = delivery.delivery
    order by part.county_code, delivery.revision, delivery.mode, part.delivery
),

base as (
    select distinct on (county_code) *
    from taken
    where mode <> 1
    order by county_code, revision desc, mode desc
),

in_force as (
    select * from base where mode = 0
    union all
    select delta.*
    from taken as delta
    inner join base on delta.county_code = base.county_code
    where delta.mode = 1 and base.mode = 0 and delta.revision >= base.revision
)

insert into place (delivery, spelling, county_code, received_on, order_no)
select in_force.delivery, region_spelling.spelling, in_force.county_code, in_force.received_on, 2 * revision + mode
from in_force
inner join region_spelling on in_force.county_code = region_spelling.region_code
union all
select delivery, '', county_code, received_on, 2 * revision + mode
from in_force
where is_county;

analyze place;
