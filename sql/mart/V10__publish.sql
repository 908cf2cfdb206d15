-- The door of readers. Schema publish holds a view for every table that readers may see; after each publication what changed in
-- them is copied into a database of its own, which is all that readers can reach. Schema publish_county holds what only the county
-- concerned, and those who look after deliveries, may see.
create schema publish;
create schema publish_county;

-- facts at institution, facility, township and county grain, of gold tables of the same names; no persons
create table mart.institution_month (
    institution_id                text not null,
    county_code                   text not null,
    township_code                 text,
    month                         date not null,
    kind                          text not null,
    ownership                     text not null,
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
    delivery_id                   text not null,
    row_no                        integer not null,
    primary key (institution_id, county_code, month)
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
    delivery_id    text not null,
    row_no         integer not null,
    primary key (facility_id, county_code, month)
);

create table mart.township_month (
    township_code      text not null,
    county_code        text not null,
    month              date not null,
    is_street_or_seat  boolean,
    has_site           boolean,
    has_centre         boolean,
    has_large_centre   boolean,
    has_public_home    boolean,
    delivery_id        text not null,
    row_no             integer not null,
    primary key (township_code, month)
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
    delivery_id                text not null,
    row_no                     integer not null,
    primary key (county_code, month)
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
    delivery_id            text not null,
    row_no                 integer not null,
    primary key (project_id, county_code, month)
);

create table mart.fund_month (
    fund_line_id      text not null,
    county_code       text not null,
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

-- Which publication the mart holds. The copy for readers carries the same source and number; where they differ it is behind.
create table ops.door (
    only_row        boolean primary key default true check (only_row),
    source_id       uuid not null default gen_random_uuid(),
    publication_id  bigint not null default 0
);
insert into ops.door default values;

-- what each publication touched; rows go when they have been copied
create table ops.publication_change (
    publication_id  bigint not null,
    relation        text not null,
    month           date               -- null: rows without month
);
create index publication_change_by_publication on ops.publication_change (publication_id);

-- logins of the configuration, as they must be: what somebody changed about his own is put back
create table ops.reader_login (
    login            text primary key,
    role             text not null,
    verifier         text not null     -- SCRAM-SHA-256 (RFC 7677), never the password
);

-- every query of every login, without values
create table ops.query_log (
    at         timestamptz not null,
    door       text not null,          -- mart or lake
    login      text not null,
    role       text not null,
    client     text not null,          -- program, as it names itself
    statement  text not null,          -- literals replaced by ?
    rows       bigint,                 -- null: unknown
    millis     numeric(18, 3),
    outcome    text not null           -- done, refused, stopped, failed; with the SQLSTATE
);
create index query_log_by_time on ops.query_log (at);

create view publish.allocation as
select
    plan_code, region_code, month, amount_yuan, share, trial, advance_yuan, settlement_yuan
from mart.allocation;

create view publish.allocation_input as
select
    plan_code, region_code, month, sort_order, part, input_code, input_name, input_month, numerator,
    denominator, value, unit_label, remark
from mart.allocation_input;

create view publish.allocation_note as
select
    plan_code, month, sort_order, kind, note
from mart.allocation_note;

create view publish.allocation_part as
select
    plan_code, region_code, month, part, amount_yuan, formula, formula_numbers, sort_order
from mart.allocation_part;

create view publish.allocation_payment as
select
    plan_code, region_code, month, payment, amount_yuan, formula, formula_numbers, sort_order
from mart.allocation_payment;

create view publish.allocation_pot as
select
    plan_code, month, pot_yuan, trial, document_no, weights_document, definition_hash
from mart.allocation_pot;

create view publish.allocation_pot_part as
select
    plan_code, month, part, amount_yuan, formula, formula_numbers, sort_order
from mart.allocation_pot_part;

create view publish.allocation_step as
select
    plan_code, month, step, done_on, remark, sort_order
from mart.allocation_step;

create view publish.attainment as
select
    plan_code, target_id, region_code, month, value, expected, attainment, status, reason, required_pace,
    recent_pace, forecast, forecast_low, forecast_high, pace_low, pace_high, sdg_ratio, sdg_verdict,
    xmr_centre, xmr_low, xmr_high, xmr_signal, xmr_rule, assurance, outlook
from mart.attainment;

create view publish.bed_month as
select
    institution_id, county_code, township_code, month, kind, ownership, status, approved_beds, built_beds,
    open_beds, nursing_beds, residents, delivery_id, row_no
from mart.bed_month;

create view publish.bulletin as
select
    plan_code, month, vintage, published_at, definitions_hash, kind, issue, released_on, plan_definition_hash
from mart.bulletin;

create view publish.bulletin_figure as
select
    plan_code, month, vintage, kpi_code, region_code, value, sort_order, unit, numerator, denominator, target,
    expected, status, flag
from mart.bulletin_figure;

create view publish.bulletin_kpi as
select
    plan_code, month, vintage, kpi_code, sql_hash, feeds
from mart.bulletin_kpi;

create view publish.county_month as
select
    county_code, month, has_specialist_care, has_destitute_centre, has_full_destitute_centre,
    has_demonstration_home, has_public_demonstration, has_county_centre, delivery_id, row_no
from mart.county_month;

create view publish.duty as
select
    duty_id, plan_code, kind, name, frequency, clause, responsible, answer, evidence, note, sort_order
from mart.duty;

create view publish.facility_month as
select
    facility_id, county_code, township_code, village_code, month, kind, area_m2, beds, is_built, is_running,
    has_meals, has_day_care, is_centre, delivery_id, row_no
from mart.facility_month;

create view publish.fund_month as
select
    fund_line_id, county_code, month, source, purpose, stage, government_level, is_elder_care, amount_yuan,
    booked_on, delivery_id, row_no
from mart.fund_month;

create view publish.funnel as
select
    kpi_code, region_code, month, value, cases, centre, low95, high95, low998, high998, verdict
from mart.funnel;

create view publish.institution as
select
    institution_id, county_code, township_code, month, name, kind, ownership, status
from mart.institution;

create view publish.institution_month as
select
    institution_id, county_code, township_code, month, kind, ownership, is_public, admin_level, is_operating,
    is_elder_care, rating, medical, has_medical_unit, has_four_mechanisms, is_inclusive, is_specialist_care,
    is_demonstration, is_regional_centre, is_destitute_support, is_upgraded, built_beds, nursing_beds,
    nursing_beds_occupied, residents, residents_able, residents_mild, residents_moderate, residents_severe,
    residents_unassessed, caregivers, caregivers_needed_thirtieths, delivery_id, row_no
from mart.institution_month;

create view publish.kpi as
select
    kpi_code, name, unit, unit_label, direction, decimals, source, headline, definition, sql_hash
from mart.kpi;

create view publish.kpi_break as
select
    kpi_code, month, note
from mart.kpi_break;

create view publish.kpi_value as
select
    kpi_code, region_code, month, numerator, denominator, value, low, high, coverage, flag
from mart.kpi_value;

create view publish.plan as
select
    plan_code, name, document_no, document_status, jurisdiction_code, weights_document, trial, definition_hash
from mart.plan;

create view publish.plan_note as
select
    plan_code, sort_order, note
from mart.plan_note;

create view publish.plan_unit as
select
    plan_code, region_code, role
from mart.plan_unit;

create view publish.population as
select
    county_code, month, pop_total, pop60, pop65, pop80, is_census_2020, delivery_id, row_no
from mart.population;

create view publish.project_month as
select
    project_id, county_code, month, institution_id, kind, status, admin_level, is_new, is_conversion,
    is_alive, is_public, is_started, is_accepted, is_in_use, is_listed, planned_beds, planned_nursing_beds,
    total_investment_yuan, paid_yuan, physical_progress_pct, delivery_id, row_no
from mart.project_month;

create view publish.promise as
select
    plan_code, target_id, name, answer, kpi_code, check_rule, comparator, printed_value, printed_unit,
    deadline, deadline_printed, standing, nature, headline, source_document, clause, reason, notes, sort_order
from mart.promise;

create view publish.rank_sensitivity as
select
    plan_code, region_code, month, assumption, name, first_order, total, sort_order
from mart.rank_sensitivity;

create view publish.region as
select
    region_code, name, level, parent_code, host_code, kind, code_status, sort_order
from mart.region;

create view publish.rejection_summary as
select
    feed, county_code, month, rule_id, column_name, message, rows
from mart.rejection_summary;

create view publish.reporting as
select
    feed, feed_name, county_code, month, expected, filed, on_time, non_empty, passing_share, rows, rejected,
    delivery_id, received_at
from mart.reporting;

create view publish.rule_breach as
select
    check_rule, feed, county_code, month, thing_id, name, delivery_id, row_no
from mart.rule_breach;

create view publish.scorecard as
select
    plan_code, region_code, month, role, score, rank, rank_low, rank_high, tie_band, score_change,
    rank_change, trial, reason, score_low, score_high, grade, grade_note, next_grade, next_grade_gap,
    next_band_gap, converted
from mart.scorecard;

create view publish.scorecard_part as
select
    plan_code, region_code, month, item_code, name, value, floor, target, weight, points, sort_order, kind,
    lift, points_change, document_no, note
from mart.scorecard_part;

create view publish.scorecard_target as
select
    plan_code, region_code, month, item_code, target_id, value, floor, target, share, needed, lift,
    lift_per_case, sort_order
from mart.scorecard_target;

create view publish.signal as
select
    plan_code, region_code, month, rule_id, kpi_code, feed, subject, evidence
from mart.signal;

create view publish.subsidy_balance as
select
    plan_code, rule_id, region_code, month, owed, owed_yuan, paid, paid_yuan, owed_not_paid, paid_not_owed
from mart.subsidy_balance;

create view publish.subsidy_multiplier as
select
    plan_code, standing, multiplier
from mart.subsidy_multiplier;

create view publish.subsidy_rule as
select
    plan_code, rule_id, name, answer, amount, unit, period, clause, basis, part_of, reading, missing, trial,
    sort_order
from mart.subsidy_rule;

create view publish.target as
select
    plan_code, target_id, kpi_code, region_code, name, comparator, target_value, number_printed, tolerance,
    deadline, baseline_value, baseline_month, nature, standing, weight, floor, quota_source, source_document,
    clause, sort_order
from mart.target;

create view publish.township_month as
select
    township_code, county_code, month, is_street_or_seat, has_site, has_centre, has_large_centre,
    has_public_home, delivery_id, row_no
from mart.township_month;

-- which publication a reader looks at
create view publish.publication as
select
    door.publication_id, publication.published_at, publication.definitions_hash
from ops.door
left join ops.publication on true;

-- a county's own figures, as computed, down to its townships
create view publish_county.kpi_value as
select
    case region.level when 'county' then region.region_code else region.parent_code end as county_code,
    kpi_value.kpi_code, kpi_value.region_code, kpi_value.month, kpi_value.numerator, kpi_value.denominator, kpi_value.value,
    kpi_value.low, kpi_value.high, kpi_value.coverage, kpi_value.flag
from mart.kpi_value
inner join mart.region on kpi_value.region_code = region.region_code
where region.level in ('county', 'township');

create view publish_county.delivery as
select
    delivery_id, feed, county_code, month, revision, mode, sheet, file_name, received_at, verdict, reason, rows, accepted,
    rejected, skipped, warned
from ops.delivery;

-- readers reach their own database only
do $$
begin
    if exists (select from pg_roles where rolname = 'reader') then
        execute 'revoke all on all tables in schema mart from reader';
        execute 'alter default privileges in schema mart revoke select on tables from reader';
        execute 'revoke all on schema mart from reader';
    end if;
    execute format('revoke all on database %I from public', current_database());
end
$$;
