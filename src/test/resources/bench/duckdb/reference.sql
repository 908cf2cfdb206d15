create or replace table region as
select
    cast(regions.code as integer) as code,
    regions.name_zh as name,
    regions.level,
    cast(regions.parent_code as integer) as parent,
    cast(regions.host_code as integer) as host,
    cast(census.pop60 as integer) as pop60,
    cast(census.pop65 as integer) as pop65
from read_csv('${reference}/regions.csv', header = true, all_varchar = true) as regions
left join read_csv('${reference}/census-2020.csv', header = true, all_varchar = true) as census
    on regions.code = census.code;

-- how rows state a place: its code, the twelve digits of statistics, its name alone or behind that of its city
create or replace table place as
select distinct on (stated) stated, county, parent
from (
    select cast(code as varchar) as stated, code as county, parent from region where level = 'county'
    union all
    select code || '000000', code, parent from region where level = 'county'
    union all
    select name, code, parent from region where level = 'county'
    union all
    select above.name || region.name, region.code, region.parent
    from region
    inner join region as above on region.parent = above.code
    where region.level = 'county'
    union all
    select cast(code as varchar), code, null from region where level <> 'county'
)
order by stated, county;

create or replace table part (feed varchar, file_no usmallint, county integer, accepted_rows bigint);

create or replace table file (
    file_no usmallint, feed varchar, county integer, is_city boolean, is_province boolean, month date, month_code varchar,
    revision integer, mode integer, received_at timestamp, received_on date, received_ymd integer, sha256 varchar,
    is_refused boolean, is_declared_empty boolean
);
