-- Beds and residents with the register's facts of the same month.
insert into county_figure
with bed as (
    select
        bed_month.*,
        institution.kind,
        institution.ownership in ('公办公营', '公建民营') as is_public,
        coalesce(occ_l2, 0) + coalesce(occ_l3, 0) + coalesce(occ_l4, 0) as residents_disabled
    from bed_month
    inner join institution
        on bed_month.institution_id = institution.institution_id
        and bed_month.county_code = institution.county_code
        and institution.month = '${month}'
        and institution.status = '运营'
    where bed_month.month = '${month}'
),

county as (
    select
        county_code,
        count(*) filter (where kind <> '日间照料') as institutions,
        sum(built_beds) filter (where kind <> '日间照料') as built,
        sum(open_beds) filter (where kind <> '日间照料') as open,
        sum(nursing_beds) filter (where kind <> '日间照料') as nursing,
        sum(built_beds) filter (where kind <> '日间照料' and is_public) as public_built,
        sum(built_beds) filter (where kind <> '日间照料' and not is_public) as private_built,
        sum(residents) filter (where kind <> '日间照料') as residents,
        sum(residents_disabled) filter (where kind <> '日间照料') as disabled,
        sum(residents) filter (where kind = '敬老院') as township_residents,
        sum(built_beds) filter (where kind = '敬老院') as township_built,
        sum(residents) filter (where is_public and kind in ('社会福利院', '敬老院')) as public_residents,
        sum(built_beds) filter (where is_public and kind in ('社会福利院', '敬老院')) as public_home_built
    from bed
    group by county_code
)

select kpi_code, county_code, '${month}'::date, numerator, denominator
from county
cross join lateral (
    values
        ('nursing_bed_share', nursing, built),
        ('township_home_occupancy', township_residents, township_built),
        ('institution_bed_count', built, null),
        ('institution_count', institutions, null),
        ('public_bed_share', public_built, built),
        ('private_bed_share', private_built, built),
        ('public_home_occupancy', public_residents, public_home_built),
        ('open_bed_share', open, built),
        ('occupancy_rate', residents, built),
        ('disabled_resident_share', disabled, residents)
) as figure (kpi_code, numerator, denominator);
