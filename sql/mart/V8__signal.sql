-- What somebody should look into: patterns that honest work rarely makes. A list for verification; no score depends on it.
create table mart.signal (
    plan_code    text not null,          -- '' for patterns in delivered rows, which belong to no plan
    region_code  text not null,
    month        date not null,
    rule_id      text not null,          -- GAME_…, see docs/codes.md
    kpi_code     text not null,          -- '' where it is not about one figure
    feed         text not null,          -- '' where it is not about one feed
    subject      text not null,          -- name of the figure or feed
    evidence     text not null,          -- a Chinese sentence with the numbers
    primary key (plan_code, region_code, month, rule_id, kpi_code, feed)
);
create index signal_by_month on mart.signal (month, region_code);
