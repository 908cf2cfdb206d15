-- Only accepted rows of files in force stay.
delete from ${feed}
where
    not is_accepted
    or (file_no, county) not in (select (file_no, county) from standing where feed = '${feed}');
