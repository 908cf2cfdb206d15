-- What each file states for each county it names.
insert into part
select '${feed}', file_no, county, count(*) filter (where is_accepted)
from ${feed}
group by file_no, county;
