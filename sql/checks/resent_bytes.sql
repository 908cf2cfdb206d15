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
        received_at,
        min(struct(received_at, delivery_id)) over (partition by sha256) as first_of_bytes
    from bronze.delivery_part
)

select
    county_code,
    month,
    delivery_id,
    0 as row_no,
    feed
from delivery
where delivery_id <> first_of_bytes.delivery_id
