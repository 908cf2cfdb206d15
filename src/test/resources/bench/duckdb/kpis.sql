-- The KPIs of sql/kpi over these facts: sums by county and month, then up the region tree.
create or replace temp table sums as
select month, county, unnest([
        {'kpi_code': 'monthly_visit_rate', 'numerator': count(*) filter (where is_visited)::decimal(30, 1), 'denominator': count(*)::decimal(30, 1)},
        {'kpi_code': 'owed_person_count', 'numerator': count(*)::decimal(30, 1), 'denominator': null::decimal(30, 1)},
        {'kpi_code': 'visit_dropped_count', 'numerator': count(*) filter (where is_dropped)::decimal(30, 1), 'denominator': null::decimal(30, 1)},
        {'kpi_code': 'visit_home_count', 'numerator': coalesce(sum(home_visits), 0)::decimal(30, 1), 'denominator': null::decimal(30, 1)},
        {'kpi_code': 'visit_home_share', 'numerator': count(*) filter (where is_met_at_home)::decimal(30, 1), 'denominator': count(*)::decimal(30, 1)},
        {'kpi_code': 'visit_phone_count', 'numerator': coalesce(sum(phone_visits), 0)::decimal(30, 1), 'denominator': null::decimal(30, 1)},
        {'kpi_code': 'visit_phone_only_count', 'numerator': count(*) filter (where is_phone_only_three_months)::decimal(30, 1), 'denominator': null::decimal(30, 1)},
        {'kpi_code': 'visit_video_count', 'numerator': coalesce(sum(video_visits), 0)::decimal(30, 1), 'denominator': null::decimal(30, 1)}
    ], recursive := true)
from fct_visit_month
group by month, county
union all
select month, county, unnest([
        {'kpi_code': 'volunteer_active_count', 'numerator': count(*) filter (where is_elder_service and hours_12_months >= 1)::decimal(30, 1), 'denominator': null::decimal(30, 1)},
        {'kpi_code': 'volunteer_count', 'numerator': count(*) filter (where is_elder_service)::decimal(30, 1), 'denominator': null::decimal(30, 1)}
    ], recursive := true)
from fct_volunteer_month
group by month, county
union all
select month, county, unnest([
        {'kpi_code': 'volunteer_team_count', 'numerator': count(*) filter (where status = '在册' and elder_service)::decimal(30, 1), 'denominator': null::decimal(30, 1)}
    ], recursive := true)
from volunteer_team
group by month, county
union all
select month, county, unnest([
        {'kpi_code': 'disabled_resident_share', 'numerator': coalesce(sum(residents_disabled) filter (where is_operating and kind <> '日间照料'), 0)::decimal(30, 1), 'denominator': coalesce(sum(residents) filter (where is_operating and kind <> '日间照料'), 0)::decimal(30, 1)},
        {'kpi_code': 'institution_bed_count', 'numerator': coalesce(sum(built_beds) filter (where is_operating and kind <> '日间照料'), 0)::decimal(30, 1), 'denominator': null::decimal(30, 1)},
        {'kpi_code': 'institution_count', 'numerator': count(*) filter (where is_operating and kind <> '日间照料')::decimal(30, 1), 'denominator': null::decimal(30, 1)},
        {'kpi_code': 'nursing_bed_share', 'numerator': coalesce(sum(nursing_beds) filter (where is_operating and kind <> '日间照料'), 0)::decimal(30, 1), 'denominator': coalesce(sum(built_beds) filter (where is_operating and kind <> '日间照料'), 0)::decimal(30, 1)},
        {'kpi_code': 'occupancy_rate', 'numerator': coalesce(sum(residents) filter (where is_operating and kind <> '日间照料'), 0)::decimal(30, 1), 'denominator': coalesce(sum(built_beds) filter (where is_operating and kind <> '日间照料'), 0)::decimal(30, 1)},
        {'kpi_code': 'open_bed_share', 'numerator': coalesce(sum(open_beds) filter (where is_operating and kind <> '日间照料'), 0)::decimal(30, 1), 'denominator': coalesce(sum(built_beds) filter (where is_operating and kind <> '日间照料'), 0)::decimal(30, 1)},
        {'kpi_code': 'private_bed_share', 'numerator': coalesce(sum(case when is_public then 0 else built_beds end) filter (where is_operating and kind <> '日间照料'), 0)::decimal(30, 1), 'denominator': coalesce(sum(built_beds) filter (where is_operating and kind <> '日间照料'), 0)::decimal(30, 1)},
        {'kpi_code': 'public_bed_share', 'numerator': coalesce(sum(case when is_public then built_beds else 0 end) filter (where is_operating and kind <> '日间照料'), 0)::decimal(30, 1), 'denominator': coalesce(sum(built_beds) filter (where is_operating and kind <> '日间照料'), 0)::decimal(30, 1)},
        {'kpi_code': 'public_home_occupancy', 'numerator': coalesce(sum(residents) filter (where is_operating and is_public and kind in ('社会福利院', '敬老院')), 0)::decimal(30, 1), 'denominator': coalesce(sum(built_beds) filter (where is_operating and is_public and kind in ('社会福利院', '敬老院')), 0)::decimal(30, 1)},
        {'kpi_code': 'township_home_occupancy', 'numerator': coalesce(sum(residents) filter (where is_operating and kind = '敬老院'), 0)::decimal(30, 1), 'denominator': coalesce(sum(built_beds) filter (where is_operating and kind = '敬老院'), 0)::decimal(30, 1)}
    ], recursive := true)
from fct_bed_month
group by month, county
union all
select month, county, unnest([
        {'kpi_code': 'family_bed_count', 'numerator': count(*) filter (where is_built)::decimal(30, 1), 'denominator': null::decimal(30, 1)},
        {'kpi_code': 'family_bed_elder_count', 'numerator': count(*) filter (where is_built and subtype = '养老')::decimal(30, 1), 'denominator': null::decimal(30, 1)},
        {'kpi_code': 'family_bed_hardup_count', 'numerator': count(*) filter (where is_built and subtype = '养老' and is_hard_up and is_disabled)::decimal(30, 1), 'denominator': null::decimal(30, 1)},
        {'kpi_code': 'family_bed_in_service_count', 'numerator': count(*) filter (where is_built and is_in_service)::decimal(30, 1), 'denominator': null::decimal(30, 1)},
        {'kpi_code': 'family_bed_in_service_share', 'numerator': count(*) filter (where is_built and is_in_service)::decimal(30, 1), 'denominator': count(*) filter (where is_built)::decimal(30, 1)},
        {'kpi_code': 'family_bed_served_share', 'numerator': count(*) filter (where is_built and is_in_service and is_served)::decimal(30, 1), 'denominator': count(*) filter (where is_built and is_in_service)::decimal(30, 1)},
        {'kpi_code': 'family_sickbed_count', 'numerator': count(*) filter (where is_built and subtype = '病床')::decimal(30, 1), 'denominator': null::decimal(30, 1)}
    ], recursive := true)
from fct_family_bed_month
group by month, county
union all
select month, county, unnest([
        {'kpi_code': 'assessment_count', 'numerator': count(*)::decimal(30, 1), 'denominator': null::decimal(30, 1)}
    ], recursive := true)
from assessment
group by month, county
union all
select month, county, unnest([
        {'kpi_code': 'assessed_disabled_count', 'numerator': count(*) filter (where standard_code = 'GB/T 42195-2022' and final_level >= 1)::decimal(30, 1), 'denominator': null::decimal(30, 1)},
        {'kpi_code': 'assessment_coverage_65', 'numerator': count(*) filter (where is_65)::decimal(30, 1), 'denominator': 0::decimal(30, 1)}
    ], recursive := true)
from fct_assessed_month
group by month, county
union all
select month, county, unnest([
        {'kpi_code': 'elder_service_hours', 'numerator': coalesce(sum(hours) filter (where elder_service), 0)::decimal(30, 1), 'denominator': null::decimal(30, 1)},
        {'kpi_code': 'time_bank_entry_count', 'numerator': count(*) filter (where time_bank_entry is not null)::decimal(30, 1), 'denominator': null::decimal(30, 1)}
    ], recursive := true)
from service_record
group by month, county
union all
select month, county, unnest([
        {'kpi_code': 'pop60', 'numerator': coalesce(sum(pop60), 0)::decimal(30, 1), 'denominator': null::decimal(30, 1)},
        {'kpi_code': 'pop65', 'numerator': coalesce(sum(pop65), 0)::decimal(30, 1), 'denominator': null::decimal(30, 1)}
    ], recursive := true)
from fct_population
group by month, county
union all
select month, county, 'assessment_coverage_65', 0, coalesce(pop65_without_zones, 0)
from fct_population;

create or replace temp table usable as
select kpi_feed.kpi_code, slice.county, slice.month
from slice
inner join (
    values
        ('monthly_visit_rate', 'special_roster', 2),
        ('monthly_visit_rate', 'visit', 2),
        ('owed_person_count', 'special_roster', 2),
        ('owed_person_count', 'visit', 2),
        ('visit_dropped_count', 'special_roster', 2),
        ('visit_dropped_count', 'visit', 2),
        ('visit_home_count', 'special_roster', 2),
        ('visit_home_count', 'visit', 2),
        ('visit_home_share', 'special_roster', 2),
        ('visit_home_share', 'visit', 2),
        ('visit_phone_count', 'special_roster', 2),
        ('visit_phone_count', 'visit', 2),
        ('visit_phone_only_count', 'special_roster', 2),
        ('visit_phone_only_count', 'visit', 2),
        ('visit_video_count', 'special_roster', 2),
        ('visit_video_count', 'visit', 2),
        ('volunteer_active_count', 'volunteer_team', 4),
        ('volunteer_active_count', 'volunteer', 4),
        ('volunteer_active_count', 'volunteer_membership', 4),
        ('volunteer_active_count', 'service_record', 4),
        ('volunteer_count', 'volunteer_team', 3),
        ('volunteer_count', 'volunteer', 3),
        ('volunteer_count', 'volunteer_membership', 3),
        ('volunteer_team_count', 'volunteer_team', 1),
        ('disabled_resident_share', 'institution', 2),
        ('disabled_resident_share', 'bed_month', 2),
        ('institution_bed_count', 'institution', 2),
        ('institution_bed_count', 'bed_month', 2),
        ('institution_count', 'institution', 2),
        ('institution_count', 'bed_month', 2),
        ('nursing_bed_share', 'institution', 2),
        ('nursing_bed_share', 'bed_month', 2),
        ('occupancy_rate', 'institution', 2),
        ('occupancy_rate', 'bed_month', 2),
        ('open_bed_share', 'institution', 2),
        ('open_bed_share', 'bed_month', 2),
        ('private_bed_share', 'institution', 2),
        ('private_bed_share', 'bed_month', 2),
        ('public_bed_share', 'institution', 2),
        ('public_bed_share', 'bed_month', 2),
        ('public_home_occupancy', 'institution', 2),
        ('public_home_occupancy', 'bed_month', 2),
        ('township_home_occupancy', 'institution', 2),
        ('township_home_occupancy', 'bed_month', 2),
        ('family_bed_count', 'family_bed', 1),
        ('family_bed_elder_count', 'family_bed', 1),
        ('family_bed_hardup_count', 'family_bed', 1),
        ('family_bed_in_service_count', 'family_bed', 1),
        ('family_bed_in_service_share', 'family_bed', 1),
        ('family_bed_served_share', 'family_bed', 2),
        ('family_bed_served_share', 'family_bed_month', 2),
        ('family_sickbed_count', 'family_bed', 1),
        ('assessment_count', 'assessment', 1),
        ('assessed_disabled_count', 'assessment', 1),
        ('assessment_coverage_65', 'assessment', 1),
        ('elder_service_hours', 'service_record', 1),
        ('time_bank_entry_count', 'service_record', 1)
) as kpi_feed (kpi_code, feed, feeds) on slice.feed = kpi_feed.feed
group by kpi_feed.kpi_code, slice.county, slice.month
having count(*) = any_value(kpi_feed.feeds)
union all
select distinct kpi_code, county, month from sums where kpi_code in ('pop60', 'pop65');

create or replace table figure as
with counted as (
    select
        usable.kpi_code,
        usable.county,
        usable.month,
        sum(coalesce(sums.numerator, 0)) as numerator,
        case when usable.kpi_code in (
            'monthly_visit_rate',
            'visit_home_share',
            'disabled_resident_share',
            'nursing_bed_share',
            'occupancy_rate',
            'open_bed_share',
            'private_bed_share',
            'public_bed_share',
            'public_home_occupancy',
            'township_home_occupancy',
            'family_bed_in_service_share',
            'family_bed_served_share',
            'assessment_coverage_65'
        ) then sum(coalesce(sums.denominator, 0)) end as denominator
    from usable
    left join sums
        on usable.kpi_code = sums.kpi_code and usable.county = sums.county and usable.month = sums.month
    group by usable.kpi_code, usable.county, usable.month
),

place_of as (
    select region.code as county, region.host, region.code as region from region
    union all
    select code, host, parent from region where parent is not null
    union all
    select region.code, region.host, above.parent
    from region
    inner join region as above on region.parent = above.code
    where above.parent is not null
)

select
    counted.kpi_code,
    cast(place_of.region as varchar) as region_code,
    strftime(counted.month, '%Y-%m') as month,
    sum(counted.numerator) as numerator,
    sum(counted.denominator) as denominator
from counted
inner join place_of on counted.county = place_of.county
-- the people of a zone are inside its host's population
where
    place_of.region = place_of.county
    or place_of.host is null
    or counted.kpi_code not in ('pop60', 'pop65')
group by all;
