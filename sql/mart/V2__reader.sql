-- The role of ad-hoc queries: reads schema mart, leaves no trace. It cannot log in until the program gives it a generated password.
do $$
begin
    if not exists (select from pg_roles where rolname = 'reader') then
        create role reader nologin nosuperuser nocreatedb nocreaterole noinherit noreplication;
    end if;
end
$$;
alter role reader set default_transaction_read_only = on;
alter role reader set statement_timeout = '30s';
alter role reader set idle_in_transaction_session_timeout = '60s';
alter role reader set search_path = mart;
alter role reader connection limit 20;

grant usage on schema mart to reader;
grant select on all tables in schema mart to reader;
alter default privileges in schema mart grant select on tables to reader;

-- what PostgreSQL lets everybody do by default
revoke all on schema public from public;
do $$
begin
    execute format('revoke temporary on database %I from public', current_database());
end
$$;
do $$
declare
    allowed record;
begin
    -- locks that would hold up a publication, other people's queries, messages, large objects, the log
    for allowed in
        select function.oid::regprocedure as signature
        from pg_proc as function
            inner join pg_namespace as namespace on namespace.oid = function.pronamespace
        where namespace.nspname = 'pg_catalog'
            and (
                function.proname like 'pg\_advisory\_%'
                or function.proname like 'pg\_try\_advisory\_%'
                or function.proname like 'lo\_%'
                or function.proname in (
                    'lowrite', 'loread', 'pg_cancel_backend', 'pg_terminate_backend', 'pg_notify', 'pg_logical_emit_message',
                    'pg_export_snapshot', 'query_to_xml', 'query_to_xml_and_xmlschema', 'query_to_xmlschema', 'ts_stat'
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
