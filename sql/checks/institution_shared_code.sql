-- grain: one row per live institution that shares its credit code with another
-- feed: institution
-- rule: UNIQ_CREDIT_CODE
-- column: uscc
-- message: 同一统一社会信用代码用于两家以上运营机构
select
    institution.county_code,
    institution.month,
    institution.delivery_id,
    institution.row_no
from silver.institution
inner join (
    select
        month,
        uscc
    from silver.institution
    where status = '运营' and uscc is not null
    group by month, uscc
    having count(*) > 1
) as shared_code
    on institution.month = shared_code.month
    and institution.uscc = shared_code.uscc
where institution.status = '运营'
