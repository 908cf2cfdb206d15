-- Everything that the plan documents quantify, and how this system answers for each: by a figure, by a rule for single
-- facilities, or by showing it with the reason why it is not judged.
create table mart.promise (
    plan_code         text not null references mart.plan on delete cascade,
    target_id         text not null,
    name              text not null,
    answer            text not null,     -- scored, milestone, facility_rule, shown
    kpi_code          text,              -- the figure that judges it, or stands beside it
    check_rule        text,              -- query of sql/checks that lists what breaks the rule
    comparator        text not null,     -- as printed: >=, >, <=, =, approx, exists, at_least_per_county, at_least_per_township
    printed_value     numeric(18, 6) not null,
    printed_unit      text not null,
    deadline          date not null,
    deadline_printed  boolean not null,  -- else the plan's horizon
    standing          boolean not null,
    nature            text not null,     -- binding, expected, unstated
    headline          boolean not null,  -- on page one of the bulletin
    source_document   text not null,
    clause            text not null,
    reason            text,              -- why it is not judged by a figure
    notes             text not null,     -- a line each: how it was read; where documents contradict one another
    sort_order        integer not null,
    primary key (plan_code, target_id)
);

create table mart.plan_note (
    plan_code   text not null references mart.plan on delete cascade,
    sort_order  integer not null,
    note        text not null,
    primary key (plan_code, sort_order)
);

-- facilities, institutions and projects that break a rule of some plan, by the month of the statement
create table mart.rule_breach (
    check_rule   text not null,
    feed         text not null,
    county_code  text not null,
    month        date not null,
    thing_id     text not null,
    name         text not null,
    delivery_id  text not null,
    row_no       integer not null,
    primary key (check_rule, delivery_id, row_no)
);
create index rule_breach_by_month on mart.rule_breach (month, county_code);

-- duties of the documents and items of the basic service list, and by what this system fulfils them
create table mart.duty (
    duty_id      text primary key,
    plan_code    text not null references mart.plan on delete cascade,
    kind         text not null,          -- duty or service_item
    name         text not null,
    frequency    text not null,
    clause       text not null,
    responsible  text not null,
    answer       text not null,          -- fulfils, supports, outside
    evidence     text not null,          -- a line each: report:, table:, kpi:, check:, feed:
    note         text not null,
    sort_order   integer not null
);
