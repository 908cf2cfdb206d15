-- What a series tells by itself, beside the status of its target.
alter table mart.attainment
    add column pace_low    numeric(18, 6),
    add column pace_high   numeric(18, 6),
    add column sdg_ratio   numeric(18, 6),
    add column sdg_verdict text,
    add column xmr_centre  numeric(18, 6),
    add column xmr_low     numeric(18, 6),
    add column xmr_high    numeric(18, 6),
    add column xmr_signal  text,
    add column xmr_rule    text,
    add column assurance   text,
    add column outlook     text not null default '';

comment on column mart.attainment.forecast is 'value expected at the deadline if the series goes on as it did (drift method)';
comment on column mart.attainment.forecast_low is 'lower end of the 80 % interval of the forecast';
comment on column mart.attainment.forecast_high is 'upper end of the 80 % interval of the forecast';
comment on column mart.attainment.pace_low is 'plausible band: smallest monthly change of the last six months';
comment on column mart.attainment.pace_high is 'plausible band: largest monthly change of the last six months';
comment on column mart.attainment.sdg_ratio is 'observed over required compound annual growth rate (SDG progress method), cut to ±1000; null when the target is met';
comment on column mart.attainment.sdg_verdict is 'target_met, on_track (ratio from 0.95), acceleration_needed (from 0.6), limited_progress (from 0), deterioration';
comment on column mart.attainment.xmr_centre is 'process behaviour chart: average of the newest 24 months';
comment on column mart.attainment.xmr_low is 'lower natural process limit, within the values the figure can have';
comment on column mart.attainment.xmr_high is 'upper natural process limit, within the values the figure can have';
comment on column mart.attainment.xmr_signal is 'common_cause, improvement or concern: whether this month differs from usual variation';
comment on column mart.attainment.xmr_rule is 'the rule behind the signal: outside_limits, near_limit, shift, trend; null for common_cause';
comment on column mart.attainment.assurance is 'whether usual variation meets the target: consistently_pass, consistently_fail, hit_and_miss';
comment on column mart.attainment.outlook is 'Chinese sentences on pace, forecast, SDG method where it disagrees, signal and change of definition';

create table mart.kpi_break (
    kpi_code  text not null references mart.kpi on delete cascade,
    month     date not null,
    note      text not null,
    primary key (kpi_code, month)
);
comment on table mart.kpi_break is 'changes of a KPI''s definition: no trend crosses them';
comment on column mart.kpi_break.month is 'first month measured by the new definition';
