-- Which file counts for a feed, county and month: the highest full or void of those taken, and every delta above it.
insert into part
select feed, file_no, county, 0
from file
where not is_refused and file_no not in (select file_no from part);

create or replace table standing as
with taken as (
    select
        part.feed, part.county, file.month, file.revision, file.mode, part.file_no, part.accepted_rows, file.is_declared_empty
    from part
    inner join file on part.file_no = file.file_no
    qualify row_number() over (
        partition by part.feed, part.county, file.month, file.revision, file.mode
        order by file.received_at, file.sha256, file.file_no
    ) = 1
),

base as (
    select feed, county, month, max((revision, mode, file_no)) as top
    from taken
    where mode <> 1
    group by feed, county, month
)

select
    taken.*,
    taken.file_no = base.top[3] as is_statement
from taken
inner join base on taken.feed = base.feed and taken.county = base.county and taken.month = base.month
where
    base.top[2] = 0
    and (taken.file_no = base.top[3] or (taken.mode = 1 and (taken.revision, taken.mode) > (base.top[1], base.top[2])));

-- county-months that have been filed and hold rows, or say that there is nothing
create or replace table slice as
select feed, county, month
from standing
group by feed, county, month
having bool_or(is_statement and is_declared_empty) or sum(accepted_rows) > 0;

create or replace table target_month as
select distinct month from file where not is_refused;
