-- What a query joins is looked up for every row: estimates of few rows must not lead to loops.
set enable_nestloop = off;
set enable_mergejoin = off;
set default_statistics_target = 10;

-- Each connection stages one month of a feed at a time.
create temp table place (delivery int, spelling text, county_code text, received_on date, order_no int);
create temp table repeated (line tid);
