-- Allocation: a pot of money divided among the units of a plan, with all that its dossier prints. One allocation a plan and month;
-- it is written whole by the command `allocate` and never by the nightly job.
alter table mart.allocation
    add column share            numeric(9, 6) not null,    -- of the pot, 0–1; adds up to 1
    add column trial            boolean not null,          -- prints 试算
    add column advance_yuan     numeric(18, 2),            -- paid before the evaluation (预拨)
    add column settlement_yuan  numeric(18, 2);            -- amount − advance (清算); negative: to be paid back or set off

alter table mart.allocation_part
    add column sort_order  integer not null;

create table mart.allocation_pot (
    plan_code         text not null,
    month             date not null,
    pot_yuan          numeric(18, 2) not null,
    trial             boolean not null,
    document_no       text,                                -- that orders the allocation
    weights_document  text,                                -- that approved shares, weights and limits
    definition_hash   text not null,                       -- of the file that states the plan
    primary key (plan_code, month)
);

-- the pot by part, and the advance of all units together
create table mart.allocation_pot_part (
    plan_code        text not null,
    month            date not null,
    part             text not null,                        -- need, performance, improvement, advance
    amount_yuan      numeric(18, 2) not null,
    formula          text not null,
    formula_numbers  text not null,
    sort_order       integer not null,
    primary key (plan_code, month, part)
);

-- when a unit's amount is paid; the payments add up to the amount
create table mart.allocation_payment (
    plan_code        text not null,
    region_code      text not null,
    month            date not null,
    payment          text not null,                        -- advance or settlement
    amount_yuan      numeric(18, 2) not null,
    formula          text not null,
    formula_numbers  text not null,
    sort_order       integer not null,
    primary key (plan_code, region_code, month, payment)
);

-- figures that an amount rests on
create table mart.allocation_input (
    plan_code    text not null,
    region_code  text not null,
    month        date not null,
    sort_order   integer not null,
    part         text not null,                            -- need, performance, improvement
    input_code   text not null,                            -- a KPI, score or data_quality
    input_name   text not null,
    input_month  date not null,
    numerator    numeric(38, 6),
    denominator  numeric(38, 6),
    value        numeric(18, 6),                           -- null: not filed
    unit_label   text not null,
    remark       text,                                     -- where it comes from, when not from a delivery
    primary key (plan_code, region_code, month, sort_order)
);

-- the deliveries in force behind an input
create table mart.allocation_delivery (
    plan_code    text not null,
    region_code  text not null,
    month        date not null,
    sort_order   integer not null,                         -- of the input
    feed         text not null,
    feed_name    text not null,
    delivery_id  text not null,
    file_name    text not null,
    primary key (plan_code, region_code, month, sort_order, feed, delivery_id)
);

-- sentences of the dossier: the rules, what was reweighted or limited, why it is a trial
create table mart.allocation_note (
    plan_code   text not null,
    month       date not null,
    sort_order  integer not null,
    kind        text not null,                             -- rule, note, trial_reason
    note        text not null,
    primary key (plan_code, month, sort_order)
);

-- the procedure: 复核, 会商, 集体研究, 公示, 文号
create table mart.allocation_step (
    plan_code   text not null,
    month       date not null,
    step        text not null,
    done_on     date not null,
    remark      text not null,                             -- may be empty; the number, for 文号
    sort_order  integer not null,
    primary key (plan_code, month, step)
);
