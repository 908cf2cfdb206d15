-- The mart: what readers see. Months are dates of the first day. One month of a plan is replaced in one transaction.
create schema mart;
create schema ops;

create table mart.region (
    region_code  text primary key,
    name         text not null,
    level        text not null,          -- province, prefecture, county, township
    parent_code  text,
    host_code    text,
    kind         text not null,
    code_status  text not null,
    sort_order   integer not null
);

create table mart.kpi (
    kpi_code    text primary key,
    name        text not null,
    unit        text not null,           -- percent, beds, persons, teams, institutions …
    unit_label  text not null,           -- %, 张, 人, 支, 家
    direction   text not null,           -- up, down, none
    decimals    integer not null,        -- printed decimals
    source      text not null,           -- microdata or reported
    headline    boolean not null,
    definition  text not null,
    sql_hash    text not null
);

create table mart.kpi_value (
    kpi_code     text not null references mart.kpi on delete cascade,
    region_code  text not null,
    month        date not null,
    numerator    numeric(38, 6),
    denominator  numeric(38, 6),
    value        numeric(18, 6),         -- shares 0–100, half up; counts as counted
    low          numeric(18, 6),         -- bound when some counties did not report
    high         numeric(18, 6),
    coverage     numeric(9, 6),          -- share of the base that reported, 0–1
    flag         text,                   -- e.g. census_2020, incomplete
    primary key (kpi_code, region_code, month)
);
create index kpi_value_by_region on mart.kpi_value (region_code, month);

create table mart.plan (
    plan_code          text primary key,
    name               text not null,
    document_no        text,
    document_status    text not null,    -- approved or draft
    jurisdiction_code  text not null,
    weights_document   text,
    trial              boolean not null, -- prints 试评
    definition_hash    text not null
);

create table mart.plan_unit (
    plan_code    text not null references mart.plan on delete cascade,
    region_code  text not null,
    role         text not null,          -- ranked or shown
    primary key (plan_code, region_code)
);

create table mart.target (
    plan_code        text not null references mart.plan on delete cascade,
    target_id        text not null,
    kpi_code         text not null,
    region_code      text not null,      -- the jurisdiction, or a unit with its own quota
    name             text not null,
    comparator       text not null,      -- >=, <=, =, approx
    target_value     numeric(18, 6) not null,
    number_printed   boolean not null,
    tolerance        numeric(18, 6),
    deadline         date not null,
    baseline_value   numeric(18, 6),
    baseline_month   date,
    nature           text not null,      -- binding, expected, unstated
    standing         boolean not null,   -- a duty of every month, without a path
    weight           numeric(9, 4),
    floor            numeric(18, 6),
    quota_source     text,               -- document or computed (试算)
    source_document  text,
    clause           text,
    sort_order       integer not null,
    primary key (plan_code, target_id, region_code)
);

create table mart.attainment (
    plan_code      text not null,
    target_id      text not null,
    region_code    text not null,
    month          date not null,
    value          numeric(18, 6),
    expected       numeric(18, 6),
    attainment     numeric(18, 6),
    status         text not null,
    reason         text not null,
    required_pace  numeric(18, 6),
    recent_pace    numeric(18, 6),
    forecast       numeric(18, 6),
    forecast_low   numeric(18, 6),
    forecast_high  numeric(18, 6),
    primary key (plan_code, target_id, region_code, month)
);

create table mart.scorecard (
    plan_code     text not null,
    region_code   text not null,
    month         date not null,
    role          text not null,         -- ranked or shown
    score         numeric(18, 6),        -- null: 暂不评定
    rank          integer,
    rank_low      integer,
    rank_high     integer,
    tie_band      integer,
    score_change  numeric(18, 6),
    rank_change   integer,
    trial         boolean not null,
    reason        text,                  -- why it is not rated
    primary key (plan_code, region_code, month)
);

create table mart.scorecard_part (
    plan_code    text not null,
    region_code  text not null,
    month        date not null,
    item_code    text not null,          -- an item of the plan, data_quality or improvement
    name         text not null,
    value        numeric(18, 6),
    floor        numeric(18, 6),
    target       numeric(18, 6),
    weight       numeric(9, 4) not null,
    points       numeric(18, 6),
    sort_order   integer not null,
    primary key (plan_code, region_code, month, item_code)
);

create table mart.allocation (
    plan_code    text not null,
    region_code  text not null,
    month        date not null,
    amount_yuan  numeric(18, 2) not null,
    primary key (plan_code, region_code, month)
);

create table mart.allocation_part (
    plan_code        text not null,
    region_code      text not null,
    month            date not null,
    part             text not null,
    amount_yuan      numeric(18, 2) not null,
    formula          text not null,
    formula_numbers  text not null,
    primary key (plan_code, region_code, month, part)
);

create table mart.subsidy (
    plan_code       text not null,
    rule_id         text not null,
    region_code     text not null,
    month           date not null,
    beneficiary_id  text not null,
    quantity        numeric(18, 6) not null,
    rate_yuan       numeric(18, 2) not null,
    amount_yuan     numeric(18, 2) not null,
    primary key (plan_code, rule_id, region_code, month, beneficiary_id)
);

create table mart.reporting (
    feed           text not null,
    feed_name      text not null,
    county_code    text not null,
    month          date not null,
    expected       boolean not null,
    filed          boolean not null,
    on_time        boolean,
    non_empty      boolean,
    passing_share  numeric(9, 6),        -- accepted rows / rows, 0–1
    rows           integer,
    rejected       integer,
    delivery_id    text,
    received_at    timestamp,
    primary key (feed, county_code, month)
);

create table mart.rejection_summary (
    feed         text not null,
    county_code  text not null,
    month        date not null,
    rule_id      text not null,
    column_name  text not null,
    message      text not null,
    rows         integer not null,
    primary key (feed, county_code, month, rule_id, column_name)
);

create table mart.bulletin (
    plan_code         text not null,
    month             date not null,
    vintage           integer not null,
    published_at      timestamptz not null,
    definitions_hash  text not null,
    lake_versions     text not null,
    primary key (plan_code, month, vintage)
);

create table mart.bulletin_figure (
    plan_code    text not null,
    month        date not null,
    vintage      integer not null,
    kpi_code     text not null,
    region_code  text not null,
    value        numeric(18, 6),
    primary key (plan_code, month, vintage, kpi_code, region_code)
);

create table mart.institution (
    institution_id  text not null,
    county_code     text not null,
    township_code   text,
    month           date not null,
    name            text not null,
    kind            text not null,
    ownership       text not null,
    status          text not null,
    primary key (institution_id, county_code, month)
);

create table mart.bed_month (
    institution_id  text not null,
    county_code     text not null,
    township_code   text,
    month           date not null,
    kind            text,
    ownership       text,
    status          text,
    approved_beds   integer,
    built_beds      integer,
    open_beds       integer,
    nursing_beds    integer,
    residents       integer,
    delivery_id     text not null,
    row_no          integer not null,
    primary key (institution_id, county_code, month)
);

create table ops.run (
    run_id       text primary key,
    started_at   timestamptz not null,
    finished_at  timestamptz,
    command      text not null,
    outcome      text not null,          -- running, done, failed
    deliveries   integer not null default 0,
    rows         bigint not null default 0,
    rejected     bigint not null default 0,
    message      text
);

create table ops.step (
    run_id       text not null,
    step         text not null,
    seconds      numeric(12, 3) not null,
    detail       text not null,
    primary key (run_id, step)
);

-- every delivery that has gone through to the figures; the receipts beside the archive are the truth from which it is rebuilt
create table ops.delivery (
    delivery_id  text not null,
    feed         text not null,
    county_code  text not null,
    month        date not null,
    revision     integer not null,
    mode         text not null,          -- full, delta, void
    sheet        text not null default '',
    file_name    text not null,
    sender       text not null,
    sha256       text not null,
    received_at  timestamp not null,
    verdict      text not null,          -- accepted or rejected
    reason       text,
    rows         integer not null,
    accepted     integer not null,
    rejected     integer not null,
    skipped      integer not null,
    warned       integer not null,
    run_id       text not null,
    primary key (delivery_id, feed, county_code, month)
);
create index delivery_by_slice on ops.delivery (feed, county_code, month);

-- one row: which definitions the published figures were computed with
create table ops.publication (
    only_row          boolean primary key default true check (only_row),
    definitions_hash  text not null,
    run_id            text not null,
    published_at      timestamptz not null
);
