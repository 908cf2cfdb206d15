-- grain: one row per delivery whose bytes came before under another name
-- feed: *
-- rule: SUB_DUPLICATE_FILE
-- column:
-- message: 与先前另一文件名、月份或修订号的文件内容完全相同，请核实是否误报
with delivery as (
    select
        delivery_id,
        sha256,
        feed,
        county_code,
        month,
        received_at
    from bronze.delivery_part
    where month in (select target_month.month from silver.target_month)
),

-- of the whole history only the bytes that the months at hand hold
first_of_bytes as (
    select
        sha256,
        min(struct(received_at, delivery_id)).delivery_id as delivery_id
    from bronze.delivery_part
    where sha256 in (select delivery.sha256 from delivery)
    group by sha256
)

select
    delivery.county_code,
    delivery.month,
    delivery.delivery_id,
    0 as row_no,
    delivery.feed
from delivery
inner join first_of_bytes
    on delivery.sha256 = first_of_bytes.sha256
where delivery.delivery_id <> first_of_bytes.delivery_id
