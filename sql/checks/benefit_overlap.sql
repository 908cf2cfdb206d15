-- grain: one row per payment for the same person and month as another that excludes it
-- feed: benefit
-- rule: BENEFIT_OVERLAP
-- column: scheme
-- message: 同一老年人同一月份领取了互斥的补贴，或同一补贴重复发放
-- back: benefit 2
-- GZ23 list item 6: the nursing subsidy is for those without the handicap nursing subsidy (S29, S33); item 21 and 二(一)2: one of the
-- purchased services (S01, S02, S42, S43); WY14, 四(十): at home or in an institution (S03, S04). The same scheme twice is the same.
with payment as (
    select
        *,
        case
            when scheme in ('GZ23-S29', 'GZ23-S33') then 'GZ23 nursing'
            when scheme in ('GZ23-S01', 'GZ23-S02', 'GZ23-S42', 'GZ23-S43') then 'GZ23 service'
            when scheme in ('WY14-S03', 'WY14-S04') then 'WY14 handicapped'
            else scheme
        end as excluding
    from silver.benefit
    where person_key is not null
)

select
    payment.county_code,
    payment.month,
    payment.delivery_id,
    payment.row_no
from payment
left semi join payment as other
    on payment.person_key = other.person_key
    and payment.for_month = other.for_month
    and payment.county_code = other.county_code
    and payment.excluding = other.excluding
    and struct(payment.month, payment.delivery_id, payment.row_no) <> struct(other.month, other.delivery_id, other.row_no)
    and other.month between add_months(payment.month, -2) and payment.month
