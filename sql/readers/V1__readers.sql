-- The database of readers: copies of what they may see, roles with least rights, rows by county. Nothing here refers to the
-- internal database, and nobody but the program can change anything. Only keys are declared not null: figures may be suppressed.
create schema mart;
create schema county;
create schema door;

-- which publication the copy holds, and by which scripts tables and views were made
create table door.copied (
    only_row        boolean primary key default true check (only_row),
    source_id       uuid not null,
    publication_id  bigint not null,
    scripts_hash    text not null
);

create table mart.publication (
    publication_id    bigint primary key,
    published_at      timestamptz,
    definitions_hash  text
);

create table mart.allocation (
    plan_code        text not null,
    region_code      text not null,
    month            date not null,
    amount_yuan      numeric(18, 2),
    share            numeric(9, 6),
    trial            boolean,
    advance_yuan     numeric(18, 2),
    settlement_yuan  numeric(18, 2),
    primary key (plan_code, region_code, month)
);

create table mart.allocation_input (
    plan_code    text not null,
    region_code  text not null,
    month        date not null,
    sort_order   integer not null,
    part         text,
    input_code   text,
    input_name   text,
    input_month  date,
    numerator    numeric(38, 6),
    denominator  numeric(38, 6),
    value        numeric(18, 6),
    unit_label   text,
    remark       text,
    primary key (plan_code, region_code, month, sort_order)
);

create table mart.allocation_note (
    plan_code   text not null,
    month       date not null,
    sort_order  integer not null,
    kind        text,
    note        text,
    primary key (plan_code, month, sort_order)
);

create table mart.allocation_part (
    plan_code        text not null,
    region_code      text not null,
    month            date not null,
    part             text not null,
    amount_yuan      numeric(18, 2),
    formula          text,
    formula_numbers  text,
    sort_order       integer,
    primary key (plan_code, region_code, month, part)
);

create table mart.allocation_payment (
    plan_code        text not null,
    region_code      text not null,
    month            date not null,
    payment          text not null,
    amount_yuan      numeric(18, 2),
    formula          text,
    formula_numbers  text,
    sort_order       integer,
    primary key (plan_code, region_code, month, payment)
);

create table mart.allocation_pot (
    plan_code         text not null,
    month             date not null,
    pot_yuan          numeric(18, 2),
    trial             boolean,
    document_no       text,
    weights_document  text,
    definition_hash   text,
    primary key (plan_code, month)
);

create table mart.allocation_pot_part (
    plan_code        text not null,
    month            date not null,
    part             text not null,
    amount_yuan      numeric(18, 2),
    formula          text,
    formula_numbers  text,
    sort_order       integer,
    primary key (plan_code, month, part)
);

create table mart.allocation_step (
    plan_code   text not null,
    month       date not null,
    step        text not null,
    done_on     date,
    remark      text,
    sort_order  integer,
    primary key (plan_code, month, step)
);

create table mart.attainment (
    plan_code      text not null,
    target_id      text not null,
    region_code    text not null,
    month          date not null,
    value          numeric(18, 6),
    expected       numeric(18, 6),
    attainment     numeric(18, 6),
    status         text,
    reason         text,
    required_pace  numeric(18, 6),
    recent_pace    numeric(18, 6),
    forecast       numeric(18, 6),
    forecast_low   numeric(18, 6),
    forecast_high  numeric(18, 6),
    pace_low       numeric(18, 6),
    pace_high      numeric(18, 6),
    sdg_ratio      numeric(18, 6),
    sdg_verdict    text,
    xmr_centre     numeric(18, 6),
    xmr_low        numeric(18, 6),
    xmr_high       numeric(18, 6),
    xmr_signal     text,
    xmr_rule       text,
    assurance      text,
    outlook        text,
    primary key (plan_code, target_id, region_code, month)
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
    delivery_id     text,
    row_no          integer,
    primary key (institution_id, county_code, month)
);

create table mart.bulletin (
    plan_code             text not null,
    month                 date not null,
    vintage               integer not null,
    published_at          timestamptz,
    definitions_hash      text,
    kind                  text,
    issue                 integer,
    released_on           date,
    plan_definition_hash  text,
    primary key (plan_code, month, vintage)
);

create table mart.bulletin_figure (
    plan_code    text not null,
    month        date not null,
    vintage      integer not null,
    kpi_code     text,
    region_code  text,
    value        numeric(18, 6),
    sort_order   integer not null,
    unit         text,
    numerator    numeric(38, 6),
    denominator  numeric(38, 6),
    target       numeric(18, 6),
    expected     numeric(18, 6),
    status       text,
    flag         text,
    primary key (plan_code, month, vintage, sort_order)
);

create table mart.bulletin_kpi (
    plan_code  text not null,
    month      date not null,
    vintage    integer not null,
    kpi_code   text not null,
    sql_hash   text,
    feeds      text,
    primary key (plan_code, month, vintage, kpi_code)
);

create table mart.county_month (
    county_code                text not null,
    month                      date not null,
    has_specialist_care        boolean,
    has_destitute_centre       boolean,
    has_full_destitute_centre  boolean,
    has_demonstration_home     boolean,
    has_public_demonstration   boolean,
    has_county_centre          boolean,
    delivery_id                text,
    row_no                     integer,
    primary key (county_code, month)
);

create table mart.duty (
    duty_id      text not null,
    plan_code    text,
    kind         text,
    name         text,
    frequency    text,
    clause       text,
    responsible  text,
    answer       text,
    evidence     text,
    note         text,
    sort_order   integer,
    primary key (duty_id)
);

create table mart.facility_month (
    facility_id    text not null,
    county_code    text not null,
    township_code  text,
    village_code   text,
    month          date not null,
    kind           text,
    area_m2        numeric(18, 6),
    beds           integer,
    is_built       boolean,
    is_running     boolean,
    has_meals      boolean,
    has_day_care   boolean,
    is_centre      boolean,
    delivery_id    text,
    row_no         integer,
    primary key (facility_id, county_code, month)
);

create table mart.fund_month (
    fund_line_id      text,
    county_code       text,
    month             date not null,
    source            text,
    purpose           text,
    stage             text,
    government_level  text,
    is_elder_care     boolean,
    amount_yuan       numeric(18, 2),
    booked_on         date,
    delivery_id       text not null,
    row_no            integer not null,
    primary key (delivery_id, row_no, month)
);

create table mart.funnel (
    kpi_code     text not null,
    region_code  text not null,
    month        date not null,
    value        numeric(18, 6),
    cases        numeric(38, 6),
    centre       numeric(18, 6),
    low95        numeric(18, 6),
    high95       numeric(18, 6),
    low998       numeric(18, 6),
    high998      numeric(18, 6),
    verdict      text,
    primary key (kpi_code, region_code, month)
);

create table mart.institution (
    institution_id  text not null,
    county_code     text not null,
    township_code   text,
    month           date not null,
    name            text,
    kind            text,
    ownership       text,
    status          text,
    primary key (institution_id, county_code, month)
);

create table mart.institution_month (
    institution_id                text not null,
    county_code                   text not null,
    township_code                 text,
    month                         date not null,
    kind                          text,
    ownership                     text,
    is_public                     boolean,
    admin_level                   text,
    is_operating                  boolean,
    is_elder_care                 boolean,
    rating                        integer,
    medical                       text,
    has_medical_unit              boolean,
    has_four_mechanisms           boolean,
    is_inclusive                  boolean,
    is_specialist_care            boolean,
    is_demonstration              boolean,
    is_regional_centre            boolean,
    is_destitute_support          boolean,
    is_upgraded                   boolean,
    built_beds                    integer,
    nursing_beds                  integer,
    nursing_beds_occupied         integer,
    residents                     integer,
    residents_able                integer,
    residents_mild                integer,
    residents_moderate            integer,
    residents_severe              integer,
    residents_unassessed          integer,
    caregivers                    bigint,
    caregivers_needed_thirtieths  integer,
    delivery_id                   text,
    row_no                        integer,
    primary key (institution_id, county_code, month)
);

create table mart.kpi (
    kpi_code    text not null,
    name        text,
    unit        text,
    unit_label  text,
    direction   text,
    decimals    integer,
    source      text,
    headline    boolean,
    definition  text,
    sql_hash    text,
    primary key (kpi_code)
);

create table mart.kpi_break (
    kpi_code  text not null,
    month     date not null,
    note      text,
    primary key (kpi_code, month)
);

create table mart.kpi_value (
    kpi_code     text not null,
    region_code  text not null,
    month        date not null,
    numerator    numeric(38, 6),
    denominator  numeric(38, 6),
    value        numeric(18, 6),
    low          numeric(18, 6),
    high         numeric(18, 6),
    coverage     numeric(9, 6),
    flag         text,
    primary key (kpi_code, region_code, month)
);

create table mart.plan (
    plan_code          text not null,
    name               text,
    document_no        text,
    document_status    text,
    jurisdiction_code  text,
    weights_document   text,
    trial              boolean,
    definition_hash    text,
    primary key (plan_code)
);

create table mart.plan_note (
    plan_code   text not null,
    sort_order  integer not null,
    note        text,
    primary key (plan_code, sort_order)
);

create table mart.plan_unit (
    plan_code    text not null,
    region_code  text not null,
    role         text,
    primary key (plan_code, region_code)
);

create table mart.population (
    county_code     text not null,
    month           date not null,
    pop_total       bigint,
    pop60           bigint,
    pop65           bigint,
    pop80           bigint,
    is_census_2020  boolean,
    delivery_id     text,
    row_no          integer,
    primary key (county_code, month)
);

create table mart.project_month (
    project_id             text not null,
    county_code            text not null,
    month                  date not null,
    institution_id         text,
    kind                   text,
    status                 text,
    admin_level            text,
    is_new                 boolean,
    is_conversion          boolean,
    is_alive               boolean,
    is_public              boolean,
    is_started             boolean,
    is_accepted            boolean,
    is_in_use              boolean,
    is_listed              boolean,
    planned_beds           integer,
    planned_nursing_beds   integer,
    total_investment_yuan  numeric(18, 2),
    paid_yuan              numeric(18, 2),
    physical_progress_pct  numeric(18, 6),
    delivery_id            text,
    row_no                 integer,
    primary key (project_id, county_code, month)
);

create table mart.promise (
    plan_code         text not null,
    target_id         text not null,
    name              text,
    answer            text,
    kpi_code          text,
    check_rule        text,
    comparator        text,
    printed_value     numeric(18, 6),
    printed_unit      text,
    deadline          date,
    deadline_printed  boolean,
    standing          boolean,
    nature            text,
    headline          boolean,
    source_document   text,
    clause            text,
    reason            text,
    notes             text,
    sort_order        integer,
    primary key (plan_code, target_id)
);

create table mart.rank_sensitivity (
    plan_code    text not null,
    region_code  text not null,
    month        date not null,
    assumption   text not null,
    name         text,
    first_order  numeric(18, 6),
    total        numeric(18, 6),
    sort_order   integer,
    primary key (plan_code, region_code, month, assumption)
);

create table mart.region (
    region_code  text not null,
    name         text,
    level        text,
    parent_code  text,
    host_code    text,
    kind         text,
    code_status  text,
    sort_order   integer,
    primary key (region_code)
);

create table mart.rejection_summary (
    feed         text not null,
    county_code  text not null,
    month        date not null,
    rule_id      text not null,
    column_name  text not null,
    message      text,
    rows         integer,
    primary key (feed, county_code, month, rule_id, column_name)
);

create table mart.reporting (
    feed           text not null,
    feed_name      text,
    county_code    text not null,
    month          date not null,
    expected       boolean,
    filed          boolean,
    on_time        boolean,
    non_empty      boolean,
    passing_share  numeric(9, 6),
    rows           integer,
    rejected       integer,
    delivery_id    text,
    received_at    timestamp,
    primary key (feed, county_code, month)
);

create table mart.rule_breach (
    check_rule   text not null,
    feed         text,
    county_code  text,
    month        date,
    thing_id     text,
    name         text,
    delivery_id  text not null,
    row_no       integer not null,
    primary key (check_rule, delivery_id, row_no)
);

create table mart.scorecard (
    plan_code       text not null,
    region_code     text not null,
    month           date not null,
    role            text,
    score           numeric(18, 6),
    rank            integer,
    rank_low        integer,
    rank_high       integer,
    tie_band        integer,
    score_change    numeric(18, 6),
    rank_change     integer,
    trial           boolean,
    reason          text,
    score_low       numeric(18, 6),
    score_high      numeric(18, 6),
    grade           text,
    grade_note      text,
    next_grade      text,
    next_grade_gap  numeric(18, 6),
    next_band_gap   numeric(18, 6),
    converted       numeric(18, 6),
    primary key (plan_code, region_code, month)
);

create table mart.scorecard_part (
    plan_code      text not null,
    region_code    text not null,
    month          date not null,
    item_code      text not null,
    name           text,
    value          numeric(18, 6),
    floor          numeric(18, 6),
    target         numeric(18, 6),
    weight         numeric(9, 4),
    points         numeric(18, 6),
    sort_order     integer,
    kind           text,
    lift           numeric(18, 6),
    points_change  numeric(18, 6),
    document_no    text,
    note           text,
    primary key (plan_code, region_code, month, item_code)
);

create table mart.scorecard_target (
    plan_code      text not null,
    region_code    text not null,
    month          date not null,
    item_code      text,
    target_id      text not null,
    value          numeric(18, 6),
    floor          numeric(18, 6),
    target         numeric(18, 6),
    share          numeric(18, 6),
    needed         numeric(18, 0),
    lift           numeric(18, 6),
    lift_per_case  numeric(18, 6),
    sort_order     integer,
    primary key (plan_code, region_code, month, target_id)
);

create table mart.signal (
    plan_code    text not null,
    region_code  text not null,
    month        date not null,
    rule_id      text not null,
    kpi_code     text not null,
    feed         text not null,
    subject      text,
    evidence     text,
    primary key (plan_code, region_code, month, rule_id, kpi_code, feed)
);

create table mart.subsidy_balance (
    plan_code      text not null,
    rule_id        text not null,
    region_code    text not null,
    month          date not null,
    owed           bigint,
    owed_yuan      numeric,
    paid           bigint,
    paid_yuan      numeric,
    owed_not_paid  bigint,
    paid_not_owed  bigint,
    primary key (plan_code, rule_id, region_code, month)
);

create table mart.subsidy_multiplier (
    plan_code   text not null,
    standing    text not null,
    multiplier  numeric(9, 6),
    primary key (plan_code, standing)
);

create table mart.subsidy_rule (
    plan_code   text not null,
    rule_id     text not null,
    name        text,
    answer      text,
    amount      numeric(18, 6),
    unit        text,
    period      text,
    clause      text,
    basis       text,
    part_of     text,
    reading     text,
    missing     text,
    trial       boolean,
    sort_order  integer,
    primary key (plan_code, rule_id)
);

create table mart.target (
    plan_code        text not null,
    target_id        text not null,
    kpi_code         text,
    region_code      text not null,
    name             text,
    comparator       text,
    target_value     numeric(18, 6),
    number_printed   boolean,
    tolerance        numeric(18, 6),
    deadline         date,
    baseline_value   numeric(18, 6),
    baseline_month   date,
    nature           text,
    standing         boolean,
    weight           numeric(9, 4),
    floor            numeric(18, 6),
    quota_source     text,
    source_document  text,
    clause           text,
    sort_order       integer,
    primary key (plan_code, target_id, region_code)
);

create table mart.township_month (
    township_code      text not null,
    county_code        text,
    month              date not null,
    is_street_or_seat  boolean,
    has_site           boolean,
    has_centre         boolean,
    has_large_centre   boolean,
    has_public_home    boolean,
    delivery_id        text,
    row_no             integer,
    primary key (township_code, month)
);

create table county.kpi_value (
    county_code  text not null,
    kpi_code     text not null,
    region_code  text not null,
    month        date not null,
    numerator    numeric(38, 6),
    denominator  numeric(38, 6),
    value        numeric(18, 6),
    low          numeric(18, 6),
    high         numeric(18, 6),
    coverage     numeric(9, 6),
    flag         text,
    primary key (county_code, kpi_code, region_code, month)
);

create table county.delivery (
    delivery_id  text not null,
    feed         text not null,
    county_code  text not null,
    month        date not null,
    revision     integer,
    mode         text,
    sheet        text,
    file_name    text,
    received_at  timestamp,
    verdict      text,
    reason       text,
    rows         integer,
    accepted     integer,
    rejected     integer,
    skipped      integer,
    warned       integer,
    primary key (county_code, month, feed, delivery_id)
);
