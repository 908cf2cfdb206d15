-- Figures that look back over months: family beds keep their last statement, an assessment counts for twelve months, population
-- stands until the next statement.
insert into county_figure
with statement as (
    select
        *,
        coalesce(lead(month) over (partition by county_code, bed_id order by month), '9999-12-31') as next_month
    from family_bed
),

bed as (
    select
        target_month.month,
        statement.county_code,
        statement.bed_id,
        subtype,
        accepted_on <= month_end
        and (service_to is null or service_to > month_end or service_to - accepted_on > 30) as is_built,
        accepted_on <= month_end and (service_to is null or service_to > month_end) as is_in_service,
        coalesce(eligibility && array['特困', '低保', '低保边缘'], false) as is_hard_up,
        coalesce(eligibility && array['失能', '部分失能'], false) or coalesce(ability_level >= '1', false) as is_disabled
    from statement
    inner join target_month on target_month.month >= statement.month and target_month.month < statement.next_month
),

county as (
    select
        bed.month,
        bed.county_code,
        count(*) as built,
        count(*) filter (where subtype = '养老') as elder,
        count(*) filter (where subtype = '病床') as sick,
        count(*) filter (where is_in_service) as in_service,
        count(*) filter (where is_in_service and family_bed_month.bed_id is not null) as served,
        count(*) filter (where subtype = '养老' and is_hard_up and is_disabled) as hard_up
    from bed
    left join family_bed_month
        on bed.month = family_bed_month.month
        and bed.county_code = family_bed_month.county_code
        and bed.bed_id = family_bed_month.bed_id
        and family_bed_month.visits > 0
    where is_built
    group by bed.month, bed.county_code
)

select kpi_code, county_code, month, numerator, denominator
from county
cross join lateral (
    values
        ('family_bed_count', built, null),
        ('family_bed_elder_count', elder, null),
        ('family_sickbed_count', sick, null),
        ('family_bed_in_service_count', in_service, null),
        ('family_bed_in_service_share', in_service, built),
        ('family_bed_served_share', served, in_service),
        ('family_bed_hardup_count', hard_up, null)
) as figure (kpi_code, numerator, denominator);

insert into county_figure
select 'assessment_count', county_code, month, count(*), null
from assessment
group by county_code, month;

-- The latest statement of each county up to the month, else the 2020 census. What a zone states for itself leaves its host.
create temp table population_month as
with statement as (
    select distinct on (target_month.month, county_code) target_month.month, county_code as region_code, pop60, pop65
    from population
    inner join target_month on population.month <= target_month.month
    order by target_month.month, county_code, population.month desc, pop_total desc, pop60 desc, pop65 desc
)

select
    target_month.month,
    region.region_code as county_code,
    region.host_code,
    coalesce(statement.pop60, census.pop60) as pop60,
    coalesce(statement.pop65, census.pop65) as pop65
from region
cross join target_month
left join statement on region.region_code = statement.region_code and target_month.month = statement.month
left join census on region.region_code = census.region_code
where region.level = 'county' and coalesce(statement.pop60, census.pop60) is not null;

insert into county_figure
select kpi_code, county_code, month, numerator, null
from population_month
cross join lateral (values ('pop60', pop60), ('pop65', pop65)) as figure (kpi_code, numerator);

-- A person counts once, in the county of the latest assessment, with the age at month end.
insert into county_figure
with latest as (
    select distinct on (person_key, month)
        person_key, month, county_code, standard_code, final_level, person_birth_month
    from assessment
    order by person_key, month, assessed_on desc, county_code, assessment_id desc
),

standing as (
    select
        *,
        least(
            lead(month) over (partition by person_key order by month), (month + interval '12 months')::date
        ) as next_month
    from latest
),

county as (
    select
        target_month.month,
        standing.county_code,
        count(*) filter (where person_birth_month <= target_month.month - interval '65 years') as over_65,
        count(*) filter (where standard_code = 'GB/T 42195-2022' and final_level >= '1') as disabled
    from standing
    inner join target_month on target_month.month >= standing.month and target_month.month < standing.next_month
    group by target_month.month, standing.county_code
),

zone as (
    select month, host_code as county_code, sum(pop65) as pop65
    from population_month
    where host_code is not null
    group by month, host_code
)

select kpi_code, county_code, month, numerator, denominator
from county
full join population_month using (month, county_code)
left join zone using (month, county_code)
cross join lateral (
    values
        ('assessment_coverage_65', over_65, population_month.pop65 - coalesce(zone.pop65, 0)),
        ('assessed_disabled_count', disabled, null)
) as figure (kpi_code, numerator, denominator);
