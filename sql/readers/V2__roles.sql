-- Roles: what they are granted is all they can do. Nobody can log in as one of them: logins of the configuration are made members
-- (inherit, no set role). county_<code> are made from the regions; each is a member of county.
do $$
declare
    wanted text;
begin
    foreach wanted in array array['reader_login', 'leader', 'statistician', 'county', 'steward'] loop
        if not exists (select from pg_roles where rolname = wanted) then
            execute format('create role %I nologin nosuperuser nocreatedb nocreaterole noreplication nobypassrls', wanted);
        end if;
    end loop;
    -- the program's own login, for the command sql; its password is generated
    if not exists (select from pg_roles where rolname = 'reader') then
        create role reader nologin nosuperuser nocreatedb nocreaterole noinherit noreplication nobypassrls;
    end if;
end
$$;
alter role reader reset all;
alter role reader connection limit 20;
grant reader_login to reader with inherit true, set false;
grant leader, statistician, steward to reader with inherit false, set true;

-- what PostgreSQL lets everybody do by default
do $$
begin
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to reader_login', current_database());
    -- defaults that a session may change for itself; the watchdog of the program keeps to the same limits
    execute format('alter database %I set default_transaction_read_only = on', current_database());
    execute format('alter database %I set default_transaction_isolation = ''repeatable read''', current_database());
    execute format('alter database %I set statement_timeout = ''30s''', current_database());
    execute format('alter database %I set transaction_timeout = ''10min''', current_database());
    execute format('alter database %I set idle_in_transaction_session_timeout = ''60s''', current_database());
    execute format('alter database %I set idle_session_timeout = ''1h''', current_database());
    execute format('alter database %I set search_path = mart, county', current_database());
end
$$;
revoke all on schema public from public;
revoke usage on language sql, plpgsql from public;
do $$
declare
    allowed record;
begin
    -- locks that would hold up others, sleeping, messages, large objects, snapshots, the log, queries inside texts
    for allowed in
        select function.oid::regprocedure as signature
        from pg_proc as function
            inner join pg_namespace as namespace on namespace.oid = function.pronamespace
        where namespace.nspname = 'pg_catalog'
            and (
                function.proname like 'pg\_advisory\_%'
                or function.proname like 'pg\_try\_advisory\_%'
                or function.proname like 'lo\_%'
                or function.proname like 'pg\_sleep%'
                or function.proname like '%\_to\_xml%'
                or function.proname in (
                    'lowrite', 'loread', 'pg_cancel_backend', 'pg_terminate_backend', 'pg_notify', 'pg_logical_emit_message',
                    'pg_export_snapshot', 'ts_stat', 'pg_listening_channels'
                )
            )
    loop
        execute format('revoke execute on function %s from public', allowed.signature);
    end loop;
exception
    when insufficient_privilege then
        raise notice 'not the owner of the catalog: its functions stay as they are';
end
$$;

-- the county codes whose role the present user has
create function door.own_counties() returns text[] language sql stable parallel safe set search_path = pg_catalog as $$
    select coalesce(array_agg(substr(rolname, 8)), '{}')
    from pg_roles
    where rolname ~ '^county_[0-9]{6}$' and pg_has_role(current_user, oid, 'usage')
$$;

grant usage on schema mart to leader, statistician, county, steward;
grant usage on schema county to county, steward;
grant select on all tables in schema mart to statistician;

-- what has been released, and what is needed to read it
grant select on
    mart.publication, mart.region, mart.kpi, mart.kpi_break, mart.plan, mart.plan_unit, mart.plan_note, mart.promise, mart.duty,
    mart.target, mart.attainment, mart.scorecard, mart.scorecard_part, mart.scorecard_target, mart.bulletin,
    mart.bulletin_figure, mart.bulletin_kpi
to leader, county;

-- everyone's published figures, and a county's own detail
grant select on
    mart.kpi_value, mart.funnel, mart.reporting, mart.population, mart.subsidy_rule, mart.subsidy_multiplier, mart.subsidy_balance,
    mart.allocation, mart.allocation_part, mart.allocation_payment, mart.allocation_input, mart.institution, mart.bed_month,
    mart.institution_month, mart.facility_month, mart.township_month, mart.county_month, mart.project_month, mart.fund_month,
    mart.rule_breach, mart.signal, mart.rejection_summary
to county;
grant select on all tables in schema county to county;

grant select on
    mart.publication, mart.region, mart.kpi, mart.reporting, mart.rejection_summary, mart.rule_breach, mart.signal
to steward;
grant select on county.delivery to steward;

-- rows: leaders see plans' months once released; a county sees besides what is its own
do $$
declare
    name text;
begin
    foreach name in array array['attainment', 'scorecard', 'scorecard_part', 'scorecard_target'] loop
        execute format('alter table mart.%I enable row level security', name);
        execute format('create policy everything on mart.%I for select to statistician using (true)', name);
        execute format(
            'create policy released on mart.%I for select to leader, county'
            || ' using ((plan_code, month) in (select plan_code, month from mart.bulletin))',
            name
        );
        execute format(
            'create policy own on mart.%I for select to county using (region_code = any ((select door.own_counties())::text[]))', name
        );
    end loop;
    foreach name in array array[
        'subsidy_balance', 'allocation', 'allocation_part', 'allocation_payment', 'allocation_input', 'signal'
    ] loop
        execute format('alter table mart.%I enable row level security', name);
        execute format('create policy everything on mart.%I for select to statistician, steward using (true)', name);
        execute format(
            'create policy own on mart.%I for select to county using (region_code = any ((select door.own_counties())::text[]))', name
        );
    end loop;
    foreach name in array array[
        'institution', 'bed_month', 'institution_month', 'facility_month', 'township_month', 'county_month', 'project_month',
        'fund_month', 'rule_breach', 'rejection_summary'
    ] loop
        execute format('alter table mart.%I enable row level security', name);
        execute format('create policy everything on mart.%I for select to statistician, steward using (true)', name);
        execute format(
            'create policy own on mart.%I for select to county using (county_code = any ((select door.own_counties())::text[]))', name
        );
    end loop;
    foreach name in array array['kpi_value', 'delivery'] loop
        execute format('alter table county.%I enable row level security', name);
        execute format('create policy everything on county.%I for select to steward using (true)', name);
        execute format(
            'create policy own on county.%I for select to county using (county_code = any ((select door.own_counties())::text[]))', name
        );
    end loop;
end
$$;
revoke select on county.kpi_value from steward;
