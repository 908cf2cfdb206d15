-- Scorecards in full: bounds, grades, conversion, deductions and bonuses, what lifts a score; how sure a rank is; the funnel of shares.
alter table mart.scorecard
    add column score_low       numeric(18, 6),   -- what is missing at its lower bound: the score at release
    add column score_high      numeric(18, 6),   -- what is missing in full
    add column grade           text,             -- 优秀 …; null for units that are not ranked or have no score
    add column grade_note      text,             -- why it is not the grade of the score alone
    add column next_grade      text,
    add column next_grade_gap  numeric(18, 6),   -- points
    add column next_band_gap   numeric(18, 6),   -- points to the lowest score of the next better band
    add column converted       numeric(18, 6);   -- 折算分

alter table mart.scorecard_part
    add column kind           text not null default 'item',   -- item, data_quality, improvement, deduction, bonus, limit
    add column lift           numeric(18, 6),   -- points gained when the line is in full
    add column points_change  numeric(18, 6),   -- against the month before; they add up to score_change
    add column document_no    text,
    add column note           text;

-- what each target brings to its item; the item's share is the mean
create table mart.scorecard_target (
    plan_code      text not null,
    region_code    text not null,
    month          date not null,
    item_code      text not null,
    target_id      text not null,
    value          numeric(18, 6),
    floor          numeric(18, 6) not null,
    target         numeric(18, 6),
    share          numeric(18, 6),       -- way from floor to target, 0–1
    needed         numeric(18, 0),       -- beds, persons … to the target; for a share, cases of its base
    lift           numeric(18, 6),       -- points gained at the target
    lift_per_case  numeric(18, 6),       -- lift / needed
    sort_order     integer not null,
    primary key (plan_code, region_code, month, target_id)
);

-- which assumption moves the ranks: Sobol indices, of the latest month of each plan
create table mart.rank_sensitivity (
    plan_code    text not null,
    region_code  text not null,          -- a ranked unit, or the jurisdiction for all of them together
    month        date not null,
    assumption   text not null,          -- an item (its weight) or normalisation
    name         text not null,
    first_order  numeric(18, 6) not null,
    total        numeric(18, 6) not null,
    sort_order   integer not null,
    primary key (plan_code, region_code, month, assumption)
);

-- shares of counties in the funnel of their prefecture: what chance alone explains is no failure
create table mart.funnel (
    kpi_code     text not null references mart.kpi on delete cascade,
    region_code  text not null,
    month        date not null,
    value        numeric(18, 6) not null,   -- shares 0–100
    cases        numeric(38, 6) not null,   -- base of the share
    centre       numeric(18, 6) not null,   -- share of all counties of the prefecture that reported
    low95        numeric(18, 6) not null,
    high95       numeric(18, 6) not null,
    low998       numeric(18, 6) not null,
    high998      numeric(18, 6) not null,
    verdict      text not null,             -- within, below_95, below_998, above_95, above_998
    primary key (kpi_code, region_code, month)
);
