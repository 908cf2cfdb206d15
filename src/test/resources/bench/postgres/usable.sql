-- A county and month count as reported where a statement in force holds accepted rows or says that there are none.
insert into usable
select distinct '${feed}', county_code, month
from ${table}
union
select '${feed}', county_code, '${month}'
from place
where delivery = any ('${empty}');

analyze ${table};
