-- Release: what was printed, what it rested on, and the ledger of how it went out. The truth is archive/releases; these tables are
-- filled from it again where a mart was lost.
alter table mart.bulletin
    add column kind                  text not null default 'monthly',   -- monthly, quarterly, yearly
    add column issue                 integer,                           -- 期, counted by plan, kind and year of release
    add column released_on           date,                              -- in Asia/Shanghai
    add column plan_definition_hash  text not null default '';

-- every line of figures.csv, in its order
alter table mart.bulletin_figure
    drop constraint bulletin_figure_pkey,
    add column sort_order   integer not null,
    add column unit         text not null default '',
    add column numerator    numeric(38, 6),
    add column denominator  numeric(38, 6),
    add column target       numeric(18, 6),
    add column expected     numeric(18, 6),
    add column status       text not null default '',
    add column flag         text not null default '',
    add primary key (plan_code, month, vintage, sort_order);
create index bulletin_figure_by_code on mart.bulletin_figure (plan_code, kpi_code, region_code);

-- how each indicator was defined
create table mart.bulletin_kpi (
    plan_code  text not null,
    month      date not null,
    vintage    integer not null,
    kpi_code   text not null,
    sql_hash   text not null,
    feeds      text not null,          -- codes joined by commas
    primary key (plan_code, month, vintage, kpi_code)
);

-- the deliveries in force behind it, of its month and all before; a slice has one full or void delivery and perhaps additions
create table mart.bulletin_slice (
    plan_code    text not null,
    month        date not null,
    vintage      integer not null,
    feed         text not null,
    county_code  text not null,
    slice_month  date not null,
    delivery_id  text not null,
    file_name    text not null,
    received_at  timestamp not null,
    primary key (plan_code, month, vintage, feed, county_code, slice_month, delivery_id)
);

-- grows only; each row carries the hash of the one before
create table ops.release_event (
    seq          integer primary key,
    at           timestamptz not null,
    kind         text not null check (kind in ('opened', 'answered', 'frozen', 'sending', 'delivered', 'failed')),
    plan_code    text not null,
    month        date not null,
    vintage      integer not null,
    region_code  text not null,        -- the county that was asked or answered; else empty
    content      jsonb not null,
    previous     text not null,
    sha256       text not null
);
create index release_event_by_month on ops.release_event (plan_code, month, vintage);

create function ops.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the ledger of releases only grows';
end
$$;
create trigger release_event_grows_only before update or delete on ops.release_event
    for each row execute function ops.refuse_change();
create trigger release_event_is_kept before truncate on ops.release_event
    for each statement execute function ops.refuse_change();

-- what was printed and how it was defined may be read by everybody who reads the mart; file names and the ledger may not
do $$
begin
    if exists (select from pg_roles where rolname = 'reader') then
        grant select on mart.bulletin_figure, mart.bulletin_kpi to reader;
        revoke select on mart.bulletin_slice from reader;
    end if;
end
$$;
