-- How cells are read. A fast branch takes what nearly every cell looks like; the slow one reads what counties write besides.
-- A macro gives null for a missing value and for one that cannot be read; `wrong` tells them apart.

create or replace macro narrow(t) as
    translate(t, '０１２３４５６７８９，．－＋／：（）％　' || chr(160), '0123456789,.-+/:()%  ');

create or replace macro stripped(t) as
    regexp_replace(t, '^[\s\x{a0}\x{3000}\x{2000}-\x{200d}\x{2028}\x{2029}\x{202f}\x{205f}\x{2060}\x{feff}]+|[\s\x{a0}\x{3000}\x{2000}-\x{200d}\x{2028}\x{2029}\x{202f}\x{205f}\x{2060}\x{feff}]+$', '', 'g');

create or replace macro squeezed(t) as
    lower(regexp_replace(narrow(t), '[\s\x{3000}\x{2000}-\x{200d}\x{2028}\x{2029}\x{202f}\x{205f}\x{2060}\x{feff}]+', '', 'g'));

create or replace macro is_nil(t) as
    stripped(t) = '' or lower(stripped(t)) in
        ('-', '--', '---', '—', '——', '–', '－', '/', '／', '空', '无', 'n/a', 'na', 'null', 'nil', 'none');

-- whether a cell holds something that is no value
create or replace macro wrong(value, t) as
    case when t is null or value is not null then false else not is_nil(t) end;

create or replace macro text_slow(t, longest) as
    case
        when is_nil(t) or length(stripped(t)) > longest then null
        when regexp_matches(t, '[\x00-\x08\x0e-\x1f\x7f-\x{9f}\x{202a}-\x{202e}\x{2066}-\x{2069}\x{fffd}]') then null
        else nfc_normalize(regexp_replace(stripped(t), '[\t-\r\x{2028}\x{2029}]+', ' ', 'g'))
    end;

-- plain text of more than six bytes is never one of the words for "nothing"
create or replace macro text(t, longest) as
    case
        when t is null then null
        when strlen(t) between 7 and longest and t >= '!' and strlen(t) = length(t) and not suffix(t, ' ') then t
        else text_slow(t, longest)
    end;

create or replace macro whole_plain(t) as
    case
        when regexp_full_match(t, '\+?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.0+)?') and not regexp_matches(t, '^\+?0[0-9]')
            then try_cast(split_part(replace(replace(t, ',', ''), '+', ''), '.', 1) as integer)
    end;

create or replace macro whole_slow(t, unit) as
    whole_plain(stripped(regexp_replace(
        narrow(stripped(t)), '(' || unit || ')?\s*(人次|张|人|个|户|名|次|件|支|所|家|处|位|天|分|份|项)?$', ''
    )));

create or replace macro whole(t, unit) as
    case
        when t is null then null
        when regexp_full_match(t, '0|[1-9][0-9]{0,8}') then cast(t as integer)
        else whole_slow(t, unit)
    end;

-- digits with at most so many places, and a money unit where the column is money
create or replace macro fraction_slow(t, places, unit) as
    case
        when regexp_full_match(
            stripped(regexp_replace(narrow(stripped(t)), '(' || unit || ')$', '')),
            '[+-]?([0-9]{1,3}(,[0-9]{3})+|0|[1-9][0-9]*)?(\.[0-9]{1,' || places || '}0*|\.0+)?'
        ) then try_cast(replace(stripped(regexp_replace(narrow(stripped(t)), '(' || unit || ')$', '')), ',', '') as decimal(24, 6))
    end;

create or replace macro fraction(t, places, unit) as
    case
        when t is null then null
        when regexp_full_match(t, '(0|[1-9][0-9]{0,8})(\.[0-9]{1,' || places || '})?') then cast(t as decimal(24, 6))
        else fraction_slow(t, places, unit)
    end;

create or replace macro in_range(d) as case when year(d) between 1900 and 2100 then d end;

create or replace macro moment_slow(t) as
    case
        when regexp_full_match(t, '[0-9]{8}([ T].*)?') then
            try_cast(t[1:4] || '-' || t[5:6] || '-' || t[7:8] || t[9:] as timestamp)
        when regexp_full_match(t, '[0-9]{4} *- *[0-9]{1,2}-[0-9]{1,2}([ T].*)?')
            or regexp_full_match(t, '[0-9]{4} */ *[0-9]{1,2}/[0-9]{1,2}([ T].*)?')
            or regexp_full_match(t, '[0-9]{4} *\. *[0-9]{1,2}\.[0-9]{1,2}([ T].*)?')
            or regexp_full_match(t, '[0-9]{4} *年 *[0-9]{1,2} *月 *[0-9]{1,2} *[日号]([ T].*)?')
            then try_cast(regexp_replace(t, '^([0-9]{4})[^0-9]+([0-9]{1,2})[^0-9]+([0-9]{1,2})[ 日号]*', '\1-\2-\3 ') as timestamp)
    end;

create or replace macro clock_valid(t) as
    not regexp_matches(t, '[ T]') or regexp_full_match(t, '.*[ T]([01]?[0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,9})?)?');

create or replace macro as_day(t) as
    case
        when t is null then null
        when strlen(t) = 10 and try_cast(t as date) between date '1900-01-01' and date '2100-12-31' then try_cast(t as date)
        when clock_valid(narrow(stripped(t))) then cast(in_range(moment_slow(narrow(stripped(t)))) as date)
    end;

create or replace macro moment(t) as
    case
        when t is null then null
        when strlen(t) = 16 and t[11] = ' ' and t[12:13] < '24' and t[14] = ':'
            and try_cast(t as timestamp) between timestamp '1900-01-01' and timestamp '2100-12-31 23:59:59'
            then try_cast(t as timestamp)
        when clock_valid(narrow(stripped(t))) then in_range(moment_slow(narrow(stripped(t))))
    end;

create or replace macro month_slow(t) as
    case
        when regexp_full_match(t, '[0-9]{6}') then try_cast(t[1:4] || '-' || t[5:6] || '-01' as date)
        when regexp_full_match(t, '[0-9]{4} *([-/] *[0-9]{1,2}|\. *(0[0-9]|1[0-2]|[2-9])|年 *[0-9]{1,2} *月 *份?)')
            then try_cast(regexp_replace(t, '^([0-9]{4})[^0-9]+([0-9]{1,2}).*$', '\1-\2-01') as date)
        else cast(date_trunc('month', in_range(moment_slow(t))) as date)
    end;

-- a month that must be the file's
create or replace macro is_month(t, month, month_code) as
    case
        when t is null or t = month_code then true
        when is_nil(t) then stripped(t) = ''
        else coalesce(month_slow(narrow(stripped(t))) = month, false)
    end;

create or replace macro flag(t) as
    case
        when t is null then null
        when t = '是' then true
        when t = '否' then false
        when squeezed(t) in ('是', '有', '√', '✓', '✔', '☑', '●', 'y', 'yes', 't', 'true', '1', '对', '已', '真') then true
        when squeezed(t) in ('否', '无', '×', '✗', '✘', 'x', 'n', 'no', 'f', 'false', '0', '错', '未', '没有', '不是', '假') then false
    end;

-- the code of another spelling; `spellings` maps squeezed text to code
create or replace macro code_slow(t, spellings) as spellings[squeezed(t)];

create or replace macro codes_slow(t, spellings) as
    list_sort(list_distinct(list_transform(
        list_filter(regexp_split_to_array(t, '[\s；;、，,/／|]+'), lambda part: part <> '' and not is_nil(part)),
        lambda part: spellings[squeezed(part)]
    )));

-- GB 11643 (ISO 7064 MOD 11-2): with the places d1 … d17 of n, twice this sum is the weighted sum modulo 11
create or replace macro place_sum(n) as
    n - 8 * (n // 10) - 16 * (n // 100) - 32 * (n // 1000) - 64 * (n // 10000) - 128 * (n // 100000)
    - 256 * (n // 1000000) - 512 * (n // 10000000) - 1024 * (n // 100000000) - 2048 * (n // 1000000000)
    - 4096 * (n // 10000000000) - 8192 * (n // 100000000000) - 16384 * (n // 1000000000000)
    - 32768 * (n // 10000000000000) - 65536 * (n // 100000000000000) - 131072 * (n // 1000000000000000)
    - 262144 * (n // 10000000000000000);

create or replace macro check_value(n) as (12 - (2 * place_sum(n)) % 11) % 11;

create or replace macro legacy_body(t) as
    cast(t[1:6] || '19' || t[7:15] as bigint);

create or replace macro person_bare(t) as
    upper(regexp_replace(narrow(t), '[\s\x{3000}\x{2000}-\x{200d}\x{feff}''"‘’“”`-]', '', 'g'));

create or replace macro person_slow(t) as
    case
        when regexp_full_match(t, '[0-9]{17}[0-9X]') then t
        when regexp_full_match(t, '[0-9]{15}')
            then lpad(cast(legacy_body(t) as varchar), 17, '0') || substr('0123456789X', 1 + cast(check_value(legacy_body(t)) as integer), 1)
        when is_nil(t) then null
        else ''
    end;

-- 18 characters; empty where the number has another shape
create or replace macro person_number(t) as
    case
        when t is null then null
        when strlen(t) = 18 and regexp_full_match(t, '[0-9]{17}[0-9X]') then t
        else person_slow(person_bare(t))
    end;

create or replace macro check_stated(number) as
    case when suffix(number, 'X') then 10 else ascii(substr(number, 18, 1)) - 48 end;

create or replace macro day_exists(ymd) as
    ymd % 100 between 1 and 31
    and ymd // 100 % 100 between 1 and 12
    and (
        ymd % 100 <= 28
        or case ymd // 100 % 100
            when 2 then ymd % 100 = 29 and (ymd // 10000 % 400 = 0 or (ymd // 10000 % 4 = 0 and ymd // 10000 % 100 <> 0))
            when 4 then ymd % 100 <= 30
            when 6 then ymd % 100 <= 30
            when 9 then ymd % 100 <= 30
            when 11 then ymd % 100 <= 30
            else true
        end
    );

-- body: the first 17 places
create or replace macro person_valid(body, number, received_ymd) as
    body is not null
    and body // 1000 % 100000000 between 18800101 and received_ymd
    and day_exists(body // 1000 % 100000000)
    and check_value(body) = check_stated(number)
    and body // 100000000000 not in (0, 111111, 123456, 333333, 555555, 666666, 777777, 888888, 999999);
