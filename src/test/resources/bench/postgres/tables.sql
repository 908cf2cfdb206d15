-- What the load needs beside the rows, and one unlogged table a feed, divided by month.
create unlogged table delivery (
    delivery int primary key, -- in order of arrival
    feed text not null,
    month date not null,
    region_code text not null,
    is_county boolean not null,
    revision int not null,
    mode int not null, -- 0 full, 1 delta, 2 void
    received_on date not null
);

create unlogged table region (region_code text primary key, level text, parent_code text, host_code text);
create unlogged table region_spelling (spelling text primary key, region_code text not null);
create unlogged table census (region_code text primary key, pop60 int, pop65 int);
create unlogged table code_spelling (column_name text, spelling text, code text not null, primary key (column_name, spelling));
create unlogged table kpi (kpi_code text primary key, feeds text[] not null, is_share boolean not null);
create unlogged table usable (feed text, county_code text, month date, primary key (feed, county_code, month));
create unlogged table county_figure (kpi_code text, county_code text, month date, numerator numeric, denominator numeric);

-- Days and times of day as they are usually typed: rows join them, which is cheaper than reading each cell anew.
create unlogged table day as
select to_char(day, 'YYYY-MM-DD') as written, day::date as day
from generate_series(timestamp '1995-01-01', '2029-12-31', '1 day') as day;

create unlogged table clock as
select '' as written, time '00:00' as clock
union all
select to_char(minute, ' HH24:MI'), minute::time
from generate_series(timestamp '2000-01-01', '2000-01-01 23:59', '1 minute') as minute;

analyze day;
analyze clock;

create unlogged table target_month (month date primary key, month_end date not null);
