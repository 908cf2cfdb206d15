-- How cells are read. A fast branch takes what nearly every cell looks like; the slow one reads what counties write besides.
-- A macro gives null for a missing value and for one that cannot be read; `wrong` tells them apart. What a slow branch works on is
-- mentioned once, or bound by a lambda: an expression mentioned twice would be computed for every row, whatever the branch.

create or replace macro narrow(t) as
    translate(t, '０１２３４５６７８９，．－＋／：（）％　' || chr(160), '0123456789,.-+/:()%  ');

create or replace macro stripped(t) as
    regexp_replace(t, '^[\s\x{a0}\x{3000}\x{2000}-\x{200d}\x{2028}\x{2029}\x{202f}\x{205f}\x{2060}\x{feff}]+|[\s\x{a0}\x{3000}\x{2000}-\x{200d}\x{2028}\x{2029}\x{202f}\x{205f}\x{2060}\x{feff}]+$', '', 'g');

create or replace macro squeezed(t) as
    lower(regexp_replace(narrow(t), '[\s\x{3000}\x{2000}-\x{200d}\x{2028}\x{2029}\x{202f}\x{205f}\x{2060}\x{feff}]+', '', 'g'));

-- (a long list behind IN would become a join that every row passes through)
create or replace macro is_nil(t) as
    list_contains(
        ['', '-', '--', '---', '—', '——', '–', '－', '/', '／', '空', '无', 'n/a', 'na', 'null', 'nil', 'none'],
        lower(stripped(t))
    );

-- whether a cell holds something that is no value
create or replace macro wrong(value, t) as
    case when t is null or value is not null then false else not is_nil(t) end;

create or replace macro text_slow(t, longest) as
    list_transform([stripped(t)], lambda bare:
        case
            when is_nil(bare) or length(bare) > longest then null
            when regexp_matches(bare, '[\x00-\x08\x0e-\x1f\x7f-\x{9f}\x{202a}-\x{202e}\x{2066}-\x{2069}\x{fffd}]') then null
            else nfc_normalize(regexp_replace(bare, '[\t-\r\x{2028}\x{2029}]+', ' ', 'g'))
        end
    )[1];

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
    list_transform(
        [stripped(regexp_replace(
            narrow(stripped(t)), '(' || unit || ')?\s*(人次|张|人|个|户|名|次|件|支|所|家|处|位|天|分|份|项)?$', ''
        ))],
        lambda bare: whole_plain(bare)
    )[1];

create or replace macro whole(t, unit) as
    case
        when t is null then null
        when cast(try_cast(t as integer) as varchar) = t and try_cast(t as integer) >= 0 then try_cast(t as integer)
        else whole_slow(t, unit)
    end;

-- digits with at most so many places, and a money unit where the column is money
create or replace macro fraction_slow(t, places, unit) as
    list_transform(
        [stripped(regexp_replace(narrow(stripped(t)), '(' || unit || ')$', ''))],
        lambda bare: case
            when regexp_full_match(bare, '[+-]?([0-9]{1,3}(,[0-9]{3})+|0|[1-9][0-9]*)?(\.[0-9]{1,' || places || '}0*|\.0+)?')
                then try_cast(replace(bare, ',', '') as decimal(24, 6))
        end
    )[1];

create or replace macro fraction(t, places, unit) as
    case
        when t is null then null
        when regexp_full_match(t, '(0|[1-9][0-9]{0,8})(\.[0-9]{1,' || places || '})?') then cast(t as decimal(24, 6))
        else fraction_slow(t, places, unit)
    end;

-- A cell that is no plain date or number is first made bare in a column of its own, then read: what follows costs nothing where that
-- column is null, and its patterns are compiled once.
create or replace macro bare(plain, t) as
    case when plain is null and t is not null then narrow(stripped(t)) end;

create or replace macro moment_slow(bare) as
    case
        when bare is null then null
        when regexp_matches(bare, '[ T]')
            and not regexp_full_match(bare, '.*[ T]([01]?[0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,9})?)?') then null
        when regexp_full_match(bare, '[0-9]{8}([ T].*)?') then
            try_cast(bare[1:4] || '-' || bare[5:6] || '-' || bare[7:8] || bare[9:] as timestamp)
        when regexp_full_match(bare, '[0-9]{4} *- *[0-9]{1,2}-[0-9]{1,2}([ T].*)?')
            or regexp_full_match(bare, '[0-9]{4} */ *[0-9]{1,2}/[0-9]{1,2}([ T].*)?')
            or regexp_full_match(bare, '[0-9]{4} *\. *[0-9]{1,2}\.[0-9]{1,2}([ T].*)?')
            or regexp_full_match(bare, '[0-9]{4} *年 *[0-9]{1,2} *月 *[0-9]{1,2} *[日号]([ T].*)?')
            then try_cast(
                rtrim(regexp_replace(bare, '^([0-9]{4})[^0-9]+([0-9]{1,2})[^0-9]+([0-9]{1,2})[ T日号]*', '\1-\2-\3 '))
                as timestamp
            )
    end;

create or replace macro in_range(moment) as
    case when moment between timestamp '1900-01-01' and timestamp '2100-12-31 23:59:59' then moment end;

create or replace macro day_plain(t) as
    case
        when strlen(t) = 10 and try_cast(t as date) between date '1900-01-01' and date '2100-12-31' then try_cast(t as date)
    end;

create or replace macro as_day(plain, bare) as
    case when bare is null then plain else cast(in_range(moment_slow(bare)) as date) end;

create or replace macro moment_plain(t) as
    case
        when strlen(t) = 16 and substr(t, 11, 1) = ' ' and substr(t, 14, 1) = ':' and not contains(t, ' 24:')
            then in_range(try_cast(t as timestamp))
    end;

create or replace macro moment(plain, bare) as
    case when bare is null then plain else in_range(moment_slow(bare)) end;

create or replace macro month_slow(t) as
    list_transform([narrow(stripped(t))], lambda bare:
        case
            when regexp_full_match(bare, '[0-9]{6}') then try_cast(bare[1:4] || '-' || bare[5:6] || '-01' as date)
            when regexp_full_match(bare, '[0-9]{4} *([-/] *[0-9]{1,2}|\. *(0[0-9]|1[0-2]|[2-9])|年 *[0-9]{1,2} *月 *份?)')
                then try_cast(regexp_replace(bare, '^([0-9]{4})[^0-9]+([0-9]{1,2}).*$', '\1-\2-01') as date)
            else cast(date_trunc('month', in_range(moment_slow(bare))) as date)
        end
    )[1];

-- a month that must be the file's
create or replace macro is_month(t, month, month_code) as
    case
        when t is null or t = month_code then true
        else list_transform([stripped(t)], lambda bare: bare = '' or coalesce(month_slow(bare) = month, false))[1]
    end;

create or replace macro flag(t) as
    case
        when t is null then null
        when t = '是' then true
        when t = '否' then false
        else map {
            '是': true, '有': true, '√': true, '✓': true, '✔': true, '☑': true, '●': true, 'y': true, 'yes': true, 't': true,
            'true': true, '1': true, '对': true, '已': true, '真': true, '否': false, '无': false, '×': false, '✗': false,
            '✘': false, 'x': false, 'n': false, 'no': false, 'f': false, 'false': false, '0': false, '错': false,
            '未': false, '没有': false, '不是': false, '假': false
        }[squeezed(t)]
    end;

-- the code of another spelling; `spellings` maps squeezed text to code
create or replace macro code_slow(t, spellings) as spellings[squeezed(t)];

create or replace macro parts(t) as
    list_filter(regexp_split_to_array(t, '[\s；;、，,/／|]+'), lambda part: part <> '' and not is_nil(part));

-- known codes of a list; one unknown part makes a required list worthless
create or replace macro codes_slow(t, spellings, required) as
    list_transform([list_transform(parts(t), lambda part: spellings[squeezed(part)])], lambda codes:
        case
            when required and len(codes) > len(list_filter(codes, lambda code: code is not null)) then null
            when len(list_filter(codes, lambda code: code is not null)) > 0
                then list_sort(list_distinct(list_filter(codes, lambda code: code is not null)))
        end
    )[1];

-- GB 11643 (ISO 7064 MOD 11-2): with the places d1 … d17 of n, twice this sum is the weighted sum modulo 11
create or replace macro place_sum(n) as
    n - 8 * (n // 10) - 16 * (n // 100) - 32 * (n // 1000) - 64 * (n // 10000) - 128 * (n // 100000)
    - 256 * (n // 1000000) - 512 * (n // 10000000) - 1024 * (n // 100000000) - 2048 * (n // 1000000000)
    - 4096 * (n // 10000000000) - 8192 * (n // 100000000000) - 16384 * (n // 1000000000000)
    - 32768 * (n // 10000000000000) - 65536 * (n // 100000000000000) - 131072 * (n // 1000000000000000)
    - 262144 * (n // 10000000000000000);

create or replace macro check_value(n) as (12 - (2 * place_sum(n)) % 11) % 11;

-- A number as its first 17 places times 11 plus the value of its check character.
create or replace macro legacy_number(body) as body * 11 + check_value(body);

create or replace macro person_plain(t) as
    case
        when strlen(t) = 18 and try_cast(t as bigint) >= 100000000000000000
            then try_cast(t as bigint) + try_cast(t as bigint) // 10
        when strlen(t) = 18 and suffix(t, 'X') and try_cast(left(t, 17) as bigint) >= 10000000000000000
            then try_cast(left(t, 17) as bigint) * 11 + 10
    end;

-- -1: no number
create or replace macro person_slow(bare, t) as
    case
        when bare is null then null
        when regexp_full_match(bare, '[0-9]{18}') then cast(bare[1:17] as bigint) * 11 + cast(bare[18:] as bigint)
        when regexp_full_match(bare, '[0-9]{17}X') then cast(bare[1:17] as bigint) * 11 + 10
        when regexp_full_match(bare, '[0-9]{15}') then legacy_number(cast(bare[1:6] || '19' || bare[7:15] as bigint))
        when is_nil(t) then null
        else -1
    end;

create or replace macro person_bare(plain, t) as
    case
        when plain is null and t is not null
            then upper(regexp_replace(narrow(t), '[\s\x{3000}\x{2000}-\x{200d}\x{feff}''"‘’“”`-]', '', 'g'))
    end;

create or replace macro person_number(plain, bare, t) as
    case when bare is null then plain else person_slow(bare, t) end;

create or replace macro day_exists(ymd) as
    case
        when ymd % 100 between 1 and 28 and ymd // 100 % 100 between 1 and 12 then true
        else
            ymd // 100 % 100 between 1 and 12
            and ymd % 100 between 29 and case ymd // 100 % 100
                when 2 then
                    28 + cast(ymd // 10000 % 400 = 0 or (ymd // 10000 % 4 = 0 and ymd // 10000 % 100 <> 0) as integer)
                when 4 then 30
                when 6 then 30
                when 9 then 30
                when 11 then 30
                else 31
            end
    end;

-- of the first 17 places and the value of the check character
create or replace macro person_valid(body, stated, received_ymd) as
    body >= 0
    and body // 1000 % 100000000 between 18800101 and received_ymd
    and day_exists(body // 1000 % 100000000)
    and check_value(body) = stated
    and case body // 100000000000
        when 0 then false
        when 111111 then false
        when 123456 then false
        when 333333 then false
        when 555555 then false
        when 666666 then false
        when 777777 then false
        when 888888 then false
        when 999999 then false
        else true
    end;
