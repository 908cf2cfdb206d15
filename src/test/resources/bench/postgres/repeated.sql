-- Rows of one file with the same key: the same row again counts once, rows that differ not at all.
truncate repeated;

with doubled as (
    select key_hash
    from (select ${key} as key_hash from ${stage}) as line
    group by key_hash
    having count(*) > 1
),

line as (
    select ctid as line, ${key} as key_hash, ${stage}::text as cells
    from ${stage}
    where ${key} in (select key_hash from doubled)
)

insert into repeated (line)
select line
from (
    select
        line,
        row_number() over (partition by key_hash order by line) as line_no,
        min(cells) over (partition by key_hash) <> max(cells) over (partition by key_hash) as differs
    from line
) as numbered
where differs or line_no > 1;
