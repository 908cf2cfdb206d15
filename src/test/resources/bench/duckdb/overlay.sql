-- Of rows with the same key the one of the latest delivery stays; asked only where deltas are in force.
delete from ${feed}
where rowid in (
    select row_id
    from (
        select
            ${feed}.rowid as row_id,
            max(file.revision * 2 + file.mode) over (partition by ${feed}.county, ${feed}.month, ${key})
            > file.revision * 2 + file.mode as is_replaced
        from ${feed}
        inner join file on ${feed}.file_no = file.file_no
        where (${feed}.county, ${feed}.month) in (select (county, month) from standing where feed = '${feed}' and mode = 1)
    )
    where is_replaced
);
