-- grain: one row per institution and version of its register entry
-- back: institution all
-- valid_from and valid_to are the first and last month of a run of months with the same entry.
with entry as (
    select
        institution_id,
        county_code,
        month,
        name,
        township_code,
        kind,
        ownership,
        status,
        struct(name, township_code, kind, ownership, status) as state
    from silver.institution
),

marked as (
    select
        *,
        case
            when state <=> lag(state) over (partition by county_code, institution_id order by month) then 0
            else 1
        end as is_change
    from entry
),

numbered as (
    select
        *,
        sum(is_change) over (partition by county_code, institution_id order by month) as version_no
    from marked
)

select
    institution_id,
    county_code,
    version_no,
    name,
    township_code,
    kind,
    ownership,
    status,
    min(month) as valid_from,
    max(month) as valid_to
from numbered
group by institution_id, county_code, version_no, name, township_code, kind, ownership, status
