-- grain: one row per bed statement of November or December with fewer beds than the month before and no fewer residents
-- feed: bed_month
-- rule: GAME_WRITE_OFF
-- column: built_beds
-- message: 年底床位总数较上月减少5%以上而在住人数没有减少，入住率因此提高，请核实核减依据
-- back: bed_month 1
-- Fewer beds by a twentieth lift an occupancy of 57 % to 60 % without one resident more.
select
    this_month.county_code,
    this_month.month,
    this_month.delivery_id,
    this_month.row_no
from silver.bed_month as this_month
inner join silver.bed_month as last_month
    on this_month.institution_id = last_month.institution_id
    and this_month.county_code = last_month.county_code
    and this_month.month = add_months(last_month.month, 1)
where
    month(this_month.month) in (11, 12)
    and (last_month.built_beds - this_month.built_beds) * 20 > last_month.built_beds
    and this_month.residents > 0
    and this_month.residents >= last_month.residents
