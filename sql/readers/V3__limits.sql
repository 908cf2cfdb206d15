-- Limits that a session cannot change (they need a superuser), and the log of every statement. The rest of the watch is the program's.
do $$
declare
    setting text;
begin
    execute format('alter database %I connection limit 220', current_database());
    foreach setting in array array[
        'temp_file_limit = ''1GB''',
        'log_min_error_statement = ''error''',
        'log_min_duration_statement = 0',
        'log_parameter_max_length = 0',
        'session_preload_libraries = ''auto_explain''',
        'auto_explain.log_min_duration = 0',
        'auto_explain.log_analyze = on',
        'auto_explain.log_timing = off',
        'auto_explain.log_buffers = off',
        'auto_explain.log_nested_statements = off',
        'auto_explain.log_parameter_max_length = 0',
        'auto_explain.log_level = ''log'''
    ] loop
        execute format('alter database %I set ', current_database()) || setting;
    end loop;
    -- not what the program itself does here
    execute format('alter role current_user in database %I set log_min_duration_statement = -1', current_database());
    execute format('alter role current_user in database %I set log_min_error_statement = ''panic''', current_database());
    execute format('alter role current_user in database %I set auto_explain.log_min_duration = -1', current_database());
exception
    when insufficient_privilege then
        raise notice 'not a superuser: the server''s own administrator limits temporary files and logs queries';
end
$$;
