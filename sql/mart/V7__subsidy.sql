-- Subsidies: what the plan documents promise to persons and institutions, what the registers entitle them to, and what was paid.
comment on table mart.subsidy is 'entitlements of a month by rule and beneficiary, from the registers (gold.fct_entitlement_month)';
comment on column mart.subsidy.beneficiary_id is 'number of the institution, or pseudonym of the person';
comment on column mart.subsidy.quantity is 'person-months, beds, awards, households';
comment on column mart.subsidy.rate_yuan is 'yuan for one; the multiplier is in it';
create index subsidy_by_month on mart.subsidy (month, plan_code);

-- every money rule of the plan documents, and how it is answered
create table mart.subsidy_rule (
    plan_code     text not null references mart.plan on delete cascade,
    rule_id       text not null,
    name          text not null,
    answer        text not null,       -- decided, partly, part_of, undecided, not_payment
    amount        numeric(18, 6),      -- as printed; null: none
    unit          text not null,       -- of the amount: CNY_per_bed, percent_of_minimum_wage …
    period        text not null,
    clause        text not null,
    basis         text,                -- what is counted; null where nothing is
    part_of       text not null,       -- rules that hold this one, joined by commas
    reading       text not null,       -- how the words were read
    missing       text not null,       -- what the feeds or the document lack
    trial         boolean not null,    -- no document approved the readings: prints 试算
    sort_order    integer not null,
    primary key (plan_code, rule_id)
);

-- multipliers of the operating subsidy, a parameter of the plan
create table mart.subsidy_multiplier (
    plan_code   text not null references mart.plan on delete cascade,
    standing    text not null,         -- not_started, unrated, 1 … 5
    multiplier  numeric(9, 6) not null,
    primary key (plan_code, standing)
);

-- what the counties say they paid under these rules
create table mart.subsidy_payment (
    rule_id         text not null,
    region_code     text not null,
    month           date not null,     -- paid for
    filed_month     date not null,     -- of the statement
    beneficiary_id  text not null,
    amount_yuan     numeric(18, 2) not null,
    payments        integer not null,
    primary key (rule_id, region_code, month, filed_month, beneficiary_id)
);

-- entitlement beside payment: who was owed and not paid, who was paid and not owed
create view mart.subsidy_balance as
with owed as (
    select plan_code, rule_id, region_code, month, beneficiary_id, amount_yuan from mart.subsidy where amount_yuan > 0
),

paid as (
    select
        subsidy_rule.plan_code,
        subsidy_payment.rule_id,
        subsidy_payment.region_code,
        subsidy_payment.month,
        subsidy_payment.beneficiary_id,
        sum(subsidy_payment.amount_yuan) as amount_yuan
    from mart.subsidy_payment
    inner join mart.subsidy_rule on subsidy_payment.rule_id = subsidy_rule.rule_id
    group by
        subsidy_rule.plan_code,
        subsidy_payment.rule_id,
        subsidy_payment.region_code,
        subsidy_payment.month,
        subsidy_payment.beneficiary_id
)

select
    plan_code,
    rule_id,
    region_code,
    month,
    count(owed.amount_yuan) as owed,
    coalesce(sum(owed.amount_yuan), 0) as owed_yuan,
    count(paid.amount_yuan) as paid,
    coalesce(sum(paid.amount_yuan), 0) as paid_yuan,
    count(*) filter (where paid.amount_yuan is null) as owed_not_paid,
    count(*) filter (where owed.amount_yuan is null) as paid_not_owed
from owed
full join paid using (plan_code, rule_id, region_code, month, beneficiary_id)
group by plan_code, rule_id, region_code, month;
comment on view mart.subsidy_balance is 'beneficiaries and yuan owed and paid by rule, county and month paid for; the rows behind it are those of mart.subsidy and mart.subsidy_payment';

-- rows of persons, even under pseudonyms, are not for everybody: readers see the sums
do $$
begin
    if exists (select from pg_roles where rolname = 'reader') then
        revoke select on mart.subsidy, mart.subsidy_payment from reader;
    end if;
end
$$;
