-- grain: one row per payment
-- rows of: benefit
-- A person or institution that is paid several times in a month counts once among the beneficiaries: with the first line.
select
    benefit.month,
    benefit.county_code,
    cast(null as string) as township_code,
    benefit.benefit_id,
    benefit.scheme,
    benefit.for_month,
    benefit.person_key is not null as is_to_person,
    coalesce(cast(benefit.person_key as string), benefit.institution_id) as beneficiary_id,
    min(struct(benefit.delivery_id, benefit.row_no)) over (
        partition by benefit.month, coalesce(cast(benefit.person_key as string), concat(benefit.county_code, benefit.institution_id))
    ) = struct(benefit.delivery_id, benefit.row_no) as is_first_of_beneficiary,
    benefit.amount_yuan,
    benefit.delivery_id,
    benefit.row_no
from silver.benefit
