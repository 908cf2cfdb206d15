-- grain: one row per fund line of the fiscal year to date and month
-- rows of: fund
-- back: fund 11
-- kpi.md, "Lottery share": amounts of the fiscal year booked from January to the month. A line is that of the government that
-- keeps the account: amounts of different levels are never added up twice, since each spends its own.
select
    target_month.month,
    fund.county_code,
    cast(null as string) as township_code,
    fund.fund_line_id,
    fund.source,
    fund.purpose,
    fund.purpose in ('养老机构', '居家社区养老', '适老化改造', '养老补贴', '养老人才', '其他养老') as is_elder_care,
    fund.stage,
    dim_region.level as government_level,
    fund.amount_yuan,
    fund.booked_on,
    fund.delivery_id,
    fund.row_no
from silver.fund
inner join silver.target_month
    on fund.month between trunc(target_month.month, 'year') and target_month.month
inner join gold.dim_region
    on fund.county_code = dim_region.region_code
where fund.fiscal_year = year(target_month.month)
