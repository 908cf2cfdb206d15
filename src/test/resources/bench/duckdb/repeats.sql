-- Rows of one file with the same business key: the same row again counts once, different rows of one key not at all.
create or replace temp table repeated as
select key_hash
from (select hash(file_no, county, ${key}) as key_hash from ${feed} where ${complete})
group by key_hash
having count(*) > 1;

update ${feed}
set is_accepted = false
where rowid in (
    select row_id
    from (
        select
            row_id,
            row_number() over (partition by key_hash order by row_id) as place,
            min(row_hash) over (partition by key_hash) <> max(row_hash) over (partition by key_hash) as is_conflict
        from (
            select
                rowid as row_id,
                hash(file_no, county, ${key}) as key_hash,
                hash(*columns(* exclude (is_accepted))) as row_hash
            from ${feed}
        )
        where key_hash in (select key_hash from repeated)
    )
    where place > 1 or is_conflict
);
