-- Cells as counties type them. Every function has a first line for the usual spelling, which the planner puts into the query, and
-- hands any other spelling to a slow one. What is wrong and not merely missing comes back as a value that no cell can have: -1 for
-- numbers, NaN for decimals, -infinity for dates and times; the row is then rejected.
create function is_nil(t text) returns boolean immutable parallel safe language sql
return lower(t) in ('', '-', '--', '---', '—', '——', '–', '－', '/', '／', '空', '无', 'n/a', 'na', 'null', 'nil', 'none');

create function narrow(t text) returns text immutable strict parallel safe language sql
return btrim(ltrim(btrim(normalize(t, nfkc), E' \t\u00a0\u200b\ufeff'), ''''), E' \t');

create function odd_whole(t text) returns int stable strict parallel safe language plpgsql as $$
declare
    plain text := regexp_replace(
        narrow(t), ' *(人次|分钟|平方米|张|人|个|户|名|次|件|支|所|家|处|位|天|分|份|项|年)$', '');
begin
    if is_nil(narrow(t)) then
        return null;
    end if;
    if plain ~ '^\d{1,3}(,\d{3})+(\.0+)?$' then
        plain := replace(plain, ',', '');
    end if;
    if plain !~ '^[+]?(0|[1-9]\d{0,9})(\.0+)?$' or plain::numeric > 2147483647 then
        return -1;
    end if;
    return plain::numeric::int;
end $$;

create function whole(t text) returns int stable parallel safe language sql
return case
    when t = '0' then 0
    when t >= '1' and t < ':' and octet_length(t) < 10 and strpos(t, '_') = 0 and pg_input_is_valid(t, 'int4') then t::int
    else odd_whole(t)
end;

create function odd_decimal(t text) returns numeric stable strict parallel safe language plpgsql as $$
declare
    plain text := regexp_replace(narrow(t), ' *(平方米|平米|小时|公里|m2|m²|h|元|度)$', '');
begin
    if is_nil(narrow(t)) then
        return null;
    end if;
    if plain ~ '^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$' then
        plain := replace(plain, ',', '');
    end if;
    return case when plain ~ '^[+-]?(0|[1-9]\d*)?(\.\d+)?$' and plain ~ '\d' then plain::numeric else 'NaN' end;
end $$;

create function decimal_of(t text) returns numeric stable parallel safe language sql
return case
    when t >= '0' and t < ':' and t ~ '^(0|[1-9][0-9]*)([.][0-9]+)?$' then t::numeric
    else odd_decimal(t)
end;

create function odd_moment(t text) returns timestamp stable strict parallel safe language plpgsql as $$
declare
    plain text := narrow(t);
    word text[];
    day text;
    clock text[];
begin
    if is_nil(plain) then
        return null;
    end if;
    word := regexp_match(plain, '^(\d{4})(\d{2})(\d{2})(?!\d)(.*)$');
    if word is null then
        word := regexp_match(plain, '^(\d{4}) *- *(\d{1,2})-(\d{1,2})(?!\d)(.*)$');
    end if;
    if word is null then
        word := regexp_match(plain, '^(\d{4}) */ *(\d{1,2})/(\d{1,2})(?!\d)(.*)$');
    end if;
    if word is null then
        word := regexp_match(plain, '^(\d{4}) *[.] *(\d{1,2})[.](\d{1,2})(?!\d)(.*)$');
    end if;
    if word is null then
        word := regexp_match(plain, '^(\d{4}) *年 *(\d{1,2}) *月 *份?(\d{1,2}) *[日号](.*)$');
    end if;
    day := word[1] || '-' || word[2] || '-' || word[3];
    if word is null or word[1]::int not between 1900 and 2100 or not pg_input_is_valid(day, 'date') then
        return '-infinity';
    end if;
    if word[4] = '' then
        return day::timestamp;
    end if;
    clock := regexp_match(word[4], '^(?: +|T *)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.](\d{1,9}))?)?(Z|[+-]\d{2}(?::?\d{2})?)?$');
    if clock is null or clock[1]::int > 23 or clock[2]::int > 59 or coalesce(clock[3]::int, 0) > 59 then
        return '-infinity';
    end if;
    return case
        when clock[5] is null then (day || word[4])::timestamp
        else (day || word[4])::timestamptz at time zone 'Asia/Shanghai'
    end;
end $$;

create function odd_day(t text) returns date stable strict parallel safe language sql
return odd_moment(t)::date;

create function day_of(t text) returns date stable parallel safe language sql
return case
    when t like '____-__-__' and t >= '1900' and t < '2101' and pg_input_is_valid(t, 'date') then t::date
    else odd_day(t)
end;

create function odd_month(t text) returns date stable strict parallel safe language plpgsql as $$
declare
    word text[] := regexp_match(narrow(t), '^(\d{4})(?: *- *|/|年 *|)(\d{1,2})(?: *月份?)?$');
begin
    return case
        when word is null then date_trunc('month', odd_moment(t))::date
        when word[1]::int between 1900 and 2100 and word[2]::int between 1 and 12
            then make_date(word[1]::int, word[2]::int, 1)
        else '-infinity'
    end;
end $$;

create function odd_truth(t text) returns boolean stable strict parallel safe language sql
return case
    when lower(narrow(t)) in ('是', '有', '√', '✓', '✔', '☑', '●', 'y', 'yes', 't', 'true', '1', '对', '已', '真') then true
    when lower(narrow(t)) in ('否', '无', '×', '✗', '✘', 'x', 'n', 'no', 'f', 'false', '0', '错', '未', '没有', '不是', '假')
        then false
end;

create function truth(t text) returns boolean stable parallel safe language sql
return case t when '是' then true when '否' then false else odd_truth(t) end;

-- Spellings of the contracts' codes: code_spelling, filled before the load.
create function spelled(column_name text, t text) returns text stable strict parallel safe language plpgsql as $$
begin
    return (
        select code
        from code_spelling
        where code_spelling.column_name = spelled.column_name
            and spelling = lower(regexp_replace(narrow(t), '\s', '', 'g'))
    );
end $$;

-- Unknown codes are left out; where the column is required one of them is enough for null.
create function all_spelled(column_name text, t text, is_required boolean) returns text[] stable strict parallel safe language plpgsql as $$
declare
    codes text[];
    unknown int;
begin
    if spelled(column_name, t) is not null then
        return array[spelled(column_name, t)];
    end if;
    select array_agg(distinct code), count(*) filter (where code is null and not is_nil(part))
    into codes, unknown
    from (
        select part, spelled(column_name, part) as code
        from regexp_split_to_table(t, '[；;、，,/／|\s　]+') as part
        where part <> ''
    ) as parts;
    codes := array_remove(codes, null);
    return case when (unknown = 0 or not is_required) and cardinality(codes) > 0 then codes end;
end $$;

-- 18 characters of which 17 are digits; '0…' for what is no number of a resident, null for an empty cell.
create function odd_id(t text) returns text stable strict parallel safe language plpgsql as $$
declare
    plain text := upper(regexp_replace(normalize(t, nfkc), '[\s''"‘’“”`\-\u200b\ufeff]', '', 'g'));
    weights constant int[] := '{7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2}';
    total int := 0;
begin
    if plain = '' or is_nil(btrim(t)) then
        return null;
    end if;
    if plain ~ '^\d{15}$' then
        plain := left(plain, 6) || '19' || right(plain, 9);
        for place in 1..17 loop
            total := total + weights[place] * substr(plain, place, 1)::int;
        end loop;
        return plain || substr('10X98765432', total % 11 + 1, 1);
    end if;
    return case when plain ~ '^\d{17}[\dX]$' then plain else '000000000000000000' end;
end $$;

create function id_text(t text) returns text stable parallel safe language sql
return case
    when length(t) = 18 and t >= '1' and t < ':' and right(t, 1) <= 'X' and pg_input_is_valid(left(t, 17), 'int8') then t
    else odd_id(t)
end;

-- Digits 7 to 14 of the 17: null where there is no such day since 1880.
create function birth_day(body bigint) returns date immutable parallel safe language sql
return case
    when body / 10000000 % 10000 >= 1880
        and body / 100000 % 100 between 1 and 12
        and body / 1000 % 100 between 1 and case
            when body / 100000 % 100 in (4, 6, 9, 11) then 30
            when body / 100000 % 100 <> 2 then 31
            when body / 10000000 % 10000 % 4 = 0
                and (body / 10000000 % 100 <> 0 or body / 10000000 % 10000 % 400 = 0) then 29
            else 28
        end
        then make_date(
            (body / 10000000 % 10000)::int, (body / 100000 % 100)::int, (body / 1000 % 100)::int
        )
end;

-- For each four digits the sum of digits times 8, 4, 2, 1, modulo 11; the planner asks once and keeps the bytes as a constant.
create function digit_sums() returns bytea immutable parallel safe language sql
return (
    select string_agg(set_byte('\x00', 0, (n / 1000 * 8 + n / 100 % 10 * 4 + n / 10 % 10 * 2 + n % 10) % 11), '' order by n)
    from generate_series(0, 9999) as n
);

-- GB 11643: the sum of digits times 2^(18 - place) modulo 11, looked up four digits at a time. Numbers typed to fill the cell are none.
create function is_resident(body bigint, last text) returns boolean immutable parallel safe language sql
return body >= 10000000000000000
    and last = substr(
        '10X98765432',
        (
            5 * get_byte(digit_sums(), (body / 10000000000000)::int)
            + get_byte(digit_sums(), (body / 1000000000 % 10000)::int)
            + 9 * get_byte(digit_sums(), (body / 100000 % 10000)::int)
            + 4 * get_byte(digit_sums(), (body / 10 % 10000)::int)
            + 2 * (body % 10)::int
        ) % 11 + 1,
        1
    )
    and body / 100000000000 not in (111111, 123456, 333333, 555555, 666666, 777777, 888888, 999999);

-- Level by the total score of GB/T 42195-2022.
create function level_of(score int) returns int immutable parallel safe language sql
return case
    when score = 90 then 0
    when score >= 66 then 1
    when score >= 46 then 2
    when score >= 30 then 3
    when score >= 0 then 4
end;
