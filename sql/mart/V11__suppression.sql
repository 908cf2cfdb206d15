-- Disclosure control (docs/disclosure.md): which figures count few persons or give such a count away, and what readers see instead.
-- Figures stay as computed in the tables; the views of schema publish, from which reports, web pages and the readers' copy are
-- made, leave them out.
create table mart.suppression (
    kpi_code     text not null references mart.kpi on delete cascade,
    region_code  text not null,
    month        date not null,
    numerator    boolean not null,       -- the numerator is left out; the value always is
    denominator  boolean not null,
    reason       text not null,          -- primary: a count below the threshold, or the rest of a whole is; complementary: it would give one away
    primary key (kpi_code, region_code, month)
);
create index suppression_by_month on mart.suppression (month);

-- one row: a count of persons from 1 up to below the threshold is not published
create table mart.disclosure (
    only_row   boolean primary key default true check (only_row),
    threshold  integer not null
);
insert into mart.disclosure (threshold) values (5);

-- Whether what a rule pays for counts too few persons to be told: institutions (construction, ratings) never do, an operating subsidy
-- counts the months of residents, and the others those who are owed or paid.
create function mart.counts_few_persons(basis text, beneficiaries bigint, quantity numeric) returns boolean language sql stable as $$
    select coalesce(basis, '') not in ('construction', 'rating_award')
        and exists (
            select from mart.disclosure
            where case when basis = 'operating' then quantity > 0 and quantity < threshold
                else beneficiaries > 0 and beneficiaries < threshold end
        )
$$;

-- the first month in which a figure is left out: what is computed from its series is left out from then on
create view mart.suppression_since as
select kpi_code, region_code, min(month) as month from mart.suppression group by kpi_code, region_code;

create view mart.suppressed_target as
select target.plan_code, target.target_id, suppression.region_code, suppression.month, suppression.reason
from mart.suppression
inner join (select distinct plan_code, target_id, kpi_code from mart.target) as target using (kpi_code);

create view mart.suppressed_target_since as
select plan_code, target_id, region_code, min(month) as month
from mart.suppressed_target
group by plan_code, target_id, region_code;

-- items of a score with a figure that is left out; the improvement points rest on all of them, now and twelve months before
create view mart.suppressed_item as
select distinct scored.plan_code, scored.region_code, scored.month, scored.item_code
from mart.scorecard_target as scored
inner join mart.suppressed_target using (plan_code, target_id, region_code, month)
union
select distinct part.plan_code, part.region_code, part.month, part.item_code
from mart.scorecard_part as part
inner join mart.scorecard_target as scored using (plan_code, region_code, month)
inner join mart.suppressed_target as hidden using (plan_code, target_id, region_code)
where part.kind = 'improvement'
    and hidden.month in (part.month, (part.month - interval '12 months')::date);

drop view publish.kpi_value;
create view publish.kpi_value as
select
    kpi_value.kpi_code, kpi_value.region_code, kpi_value.month,
    case when suppression.numerator then null else kpi_value.numerator end as numerator,
    case when suppression.denominator then null else kpi_value.denominator end as denominator,
    case when suppression.kpi_code is null then kpi_value.value end as value,
    case when suppression.kpi_code is null then kpi_value.low end as low,
    -- the upper bound of a count takes the last figure of a county that did not report
    case
        when suppression.kpi_code is null
            and (kpi_value.flag is distinct from 'incomplete' or kpi_value.denominator is not null or ever.kpi_code is null)
            then kpi_value.high
    end as high,
    kpi_value.coverage,
    case when suppression.kpi_code is null then kpi_value.flag else 'suppressed' end as flag
from mart.kpi_value
left join mart.suppression
    on suppression.kpi_code = kpi_value.kpi_code and suppression.region_code = kpi_value.region_code
    and suppression.month = kpi_value.month
left join (select kpi_code, min(month) as month from mart.suppression group by kpi_code) as ever
    on ever.kpi_code = kpi_value.kpi_code and ever.month < kpi_value.month;

drop view publish.attainment;
create view publish.attainment as
select
    attainment.plan_code, attainment.target_id, attainment.region_code, attainment.month,
    case when hidden.month is null then attainment.value end as value,
    -- without a base line the path begins at the first figure
    case when since.month is null or based.plan_code is not null then attainment.expected end as expected,
    case when hidden.month is null then attainment.attainment end as attainment,
    attainment.status,
    case when since.month is null then attainment.reason else '人数少于规定数，不予公布' end as reason,
    case when hidden.month is null then attainment.required_pace end as required_pace,
    case when since.month is null then attainment.recent_pace end as recent_pace,
    case when since.month is null then attainment.forecast end as forecast,
    case when since.month is null then attainment.forecast_low end as forecast_low,
    case when since.month is null then attainment.forecast_high end as forecast_high,
    case when since.month is null then attainment.pace_low end as pace_low,
    case when since.month is null then attainment.pace_high end as pace_high,
    case when since.month is null then attainment.sdg_ratio end as sdg_ratio,
    case when since.month is null then attainment.sdg_verdict end as sdg_verdict,
    case when since.month is null then attainment.xmr_centre end as xmr_centre,
    case when since.month is null then attainment.xmr_low end as xmr_low,
    case when since.month is null then attainment.xmr_high end as xmr_high,
    case when since.month is null then attainment.xmr_signal end as xmr_signal,
    case when since.month is null then attainment.xmr_rule end as xmr_rule,
    case when since.month is null then attainment.assurance end as assurance,
    case when since.month is null then attainment.outlook else '' end as outlook
from mart.attainment
left join mart.suppressed_target as hidden
    on hidden.plan_code = attainment.plan_code and hidden.target_id = attainment.target_id
    and hidden.region_code = attainment.region_code and hidden.month = attainment.month
left join mart.suppressed_target_since as since
    on since.plan_code = attainment.plan_code and since.target_id = attainment.target_id
    and since.region_code = attainment.region_code and since.month <= attainment.month
left join (
    select distinct plan_code, target_id from mart.target where baseline_value is not null
) as based on based.plan_code = attainment.plan_code and based.target_id = attainment.target_id;

drop view publish.scorecard_target;
create view publish.scorecard_target as
select
    plan_code, region_code, month, scorecard_target.item_code, target_id,
    case when hidden.reason is null then scorecard_target.value end as value,
    scorecard_target.floor,
    scorecard_target.target,
    case when hidden.reason is null then scorecard_target.share end as share,
    case when hidden.reason is null then scorecard_target.needed end as needed,
    case when hidden.reason is null then scorecard_target.lift end as lift,
    case when hidden.reason is null then scorecard_target.lift_per_case end as lift_per_case,
    scorecard_target.sort_order
from mart.scorecard_target
left join mart.suppressed_target as hidden using (plan_code, target_id, region_code, month);

drop view publish.scorecard_part;
create view publish.scorecard_part as
select
    part.plan_code, part.region_code, part.month, part.item_code, part.name,
    case when hidden.item_code is null then part.value end as value,
    part.floor,
    part.target,
    part.weight,
    case when hidden.item_code is null then part.points end as points,
    part.sort_order,
    part.kind,
    case when hidden.item_code is null then part.lift end as lift,
    case when hidden.item_code is null and before.item_code is null then part.points_change end as points_change,
    part.document_no,
    case when hidden.item_code is null then part.note end as note
from mart.scorecard_part as part
left join mart.suppressed_item as hidden
    on hidden.plan_code = part.plan_code and hidden.region_code = part.region_code
    and hidden.month = part.month and hidden.item_code = part.item_code
left join mart.suppressed_item as before
    on before.plan_code = part.plan_code and before.region_code = part.region_code
    and before.month = (part.month - interval '1 month')::date and before.item_code = part.item_code;

-- A score less all its other points is the points of an item, and these its figure: where an item is left out the score is told in
-- whole points. Ranks and bands are told as they are.
drop view publish.scorecard;
create view publish.scorecard as
select
    card.plan_code, card.region_code, card.month, card.role,
    case when hidden.month is null then card.score else round(card.score) end as score,
    card.rank, card.rank_low, card.rank_high, card.tie_band,
    case when hidden.month is null and before.month is null then card.score_change end as score_change,
    card.rank_change, card.trial, card.reason,
    case when hidden.month is null then card.score_low else round(card.score_low) end as score_low,
    case when hidden.month is null then card.score_high else round(card.score_high) end as score_high,
    card.grade,
    case when hidden.month is null then card.grade_note end as grade_note,
    card.next_grade,
    case when hidden.month is null then card.next_grade_gap end as next_grade_gap,
    case when hidden.month is null then card.next_band_gap end as next_band_gap,
    case when hidden.month is null then card.converted end as converted
from mart.scorecard as card
left join (select distinct plan_code, region_code, month from mart.suppressed_item) as hidden
    on hidden.plan_code = card.plan_code and hidden.region_code = card.region_code and hidden.month = card.month
left join (select distinct plan_code, region_code, month from mart.suppressed_item) as before
    on before.plan_code = card.plan_code and before.region_code = card.region_code
    and before.month = (card.month - interval '1 month')::date;

-- the centre is the figure of the prefecture
drop view publish.funnel;
create view publish.funnel as
select
    funnel.kpi_code, funnel.region_code, funnel.month, funnel.value, funnel.cases, funnel.centre, funnel.low95, funnel.high95,
    funnel.low998, funnel.high998, funnel.verdict
from mart.funnel
where not exists (
    select from mart.suppression
    where suppression.kpi_code = funnel.kpi_code and suppression.month = funnel.month
        and suppression.region_code in (
            funnel.region_code,
            (select parent_code from mart.region where region.region_code = funnel.region_code)
        )
);

-- evidence tells figures of the month and of those before
drop view publish.signal;
create view publish.signal as
select
    signal.plan_code, signal.region_code, signal.month, signal.rule_id, signal.kpi_code, signal.feed, signal.subject, signal.evidence
from mart.signal
where not exists (
    select from mart.suppression_since as since
    where since.kpi_code = signal.kpi_code and since.region_code = signal.region_code and since.month <= signal.month
);

-- where one institution of a township has few residents, none of the township tells its own; ability levels of one institution's
-- residents are told to nobody but its county
create view mart.few_residents as
select distinct bed_month.county_code, coalesce(bed_month.township_code, '') as place, bed_month.month
from mart.bed_month
cross join mart.disclosure
where bed_month.residents > 0 and bed_month.residents < disclosure.threshold;

drop view publish.bed_month;
create view publish.bed_month as
select
    bed.institution_id, bed.county_code, bed.township_code, bed.month, bed.kind, bed.ownership, bed.status, bed.approved_beds,
    bed.built_beds, bed.open_beds, bed.nursing_beds,
    case when few.place is null then bed.residents end as residents,
    bed.delivery_id, bed.row_no
from mart.bed_month as bed
left join mart.few_residents as few
    on few.county_code = bed.county_code and few.place = coalesce(bed.township_code, '') and few.month = bed.month;

drop view publish.institution_month;
create view publish.institution_month as
select
    house.institution_id, house.county_code, house.township_code, house.month, house.kind, house.ownership, house.is_public,
    house.admin_level, house.is_operating, house.is_elder_care, house.rating, house.medical, house.has_medical_unit,
    house.has_four_mechanisms, house.is_inclusive, house.is_specialist_care, house.is_demonstration, house.is_regional_centre,
    house.is_destitute_support, house.is_upgraded, house.built_beds, house.nursing_beds,
    null::integer as nursing_beds_occupied,
    case when few.place is null then house.residents end as residents,
    null::integer as residents_able,
    null::integer as residents_mild,
    null::integer as residents_moderate,
    null::integer as residents_severe,
    null::integer as residents_unassessed,
    null::bigint as caregivers,
    null::integer as caregivers_needed_thirtieths,
    house.delivery_id, house.row_no
from mart.institution_month as house
left join mart.few_residents as few
    on few.county_code = house.county_code and few.place = coalesce(house.township_code, '') and few.month = house.month;

drop view publish.allocation_input;
create view publish.allocation_input as
select
    input.plan_code, input.region_code, input.month, input.sort_order, input.part, input.input_code, input.input_name,
    input.input_month,
    case when hidden.kpi_code is null then input.numerator end as numerator,
    case when hidden.kpi_code is null then input.denominator end as denominator,
    case when hidden.kpi_code is null then input.value end as value,
    input.unit_label,
    case when hidden.kpi_code is null then input.remark else '人数少于规定数，不予公布' end as remark
from mart.allocation_input as input
left join mart.suppression as hidden
    on hidden.kpi_code = input.input_code and hidden.region_code = input.region_code and hidden.month = input.input_month;

-- yuan are published to the cent by law; the numbers from which they were worked out are not, where one of them is left out
drop view publish.allocation_part;
create view publish.allocation_part as
select
    part.plan_code, part.region_code, part.month, part.part, part.amount_yuan, part.formula,
    case
        when exists (
            select from mart.allocation_input as input
            inner join mart.suppression as hidden
                on hidden.kpi_code = input.input_code and hidden.region_code = input.region_code
                and hidden.month = input.input_month
            where input.plan_code = part.plan_code and input.region_code = part.region_code
                and input.month = part.month and input.part = part.part
        ) then '人数少于规定数，不予公布'
        else part.formula_numbers
    end as formula_numbers,
    part.sort_order
from mart.allocation_part as part;

-- who is owed or paid is counted in persons, and the rates are public
drop view publish.subsidy_balance;
create view publish.subsidy_balance as
select
    balance.plan_code, balance.rule_id, balance.region_code, balance.month,
    case when balance.is_told then balance.owed end as owed,
    case when balance.is_told then balance.owed_yuan end as owed_yuan,
    case when balance.is_told then balance.paid end as paid,
    case when balance.is_told then balance.paid_yuan end as paid_yuan,
    case when balance.is_told then balance.owed_not_paid end as owed_not_paid,
    case when balance.is_told then balance.paid_not_owed end as paid_not_owed
from (
    select
        subsidy_balance.*,
        not (
            mart.counts_few_persons(subsidy_rule.basis, subsidy_balance.owed, due.quantity)
            or mart.counts_few_persons(subsidy_rule.basis, subsidy_balance.paid, due.quantity)
            or mart.counts_few_persons(subsidy_rule.basis, subsidy_balance.owed_not_paid, due.quantity)
            or mart.counts_few_persons(subsidy_rule.basis, subsidy_balance.paid_not_owed, due.quantity)
        ) as is_told
    from mart.subsidy_balance
    inner join mart.subsidy_rule using (plan_code, rule_id)
    cross join lateral (
        select sum(subsidy.quantity) as quantity from mart.subsidy
        where subsidy.plan_code = subsidy_balance.plan_code and subsidy.rule_id = subsidy_balance.rule_id
            and subsidy.region_code = subsidy_balance.region_code and subsidy.month = subsidy_balance.month
    ) as due
) as balance;
