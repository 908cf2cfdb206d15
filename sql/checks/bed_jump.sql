-- grain: one row per bed statement with a jump in beds
-- feed: bed_month
-- rule: GAME_JUMP
-- column: built_beds
-- message: 床位总数较上月变动超过30%且超过20张，请附项目或事项说明
-- back: bed_month 1
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
    abs(this_month.built_beds - last_month.built_beds) > 20
    and abs(this_month.built_beds - last_month.built_beds) * 10 > last_month.built_beds * 3
