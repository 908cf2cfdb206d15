-- grain: one row per county that filed its register of institutions and month
-- rows of: institution
-- "At least one per county": what there is among the institutions that operate at month end. A centre for destitute persons
-- unable to care for themselves is a destitute-support institution of the county with specialist care; the full one is rated
-- level 3 or above, has 100 beds or more and medical service of its own or by contract (GZ23, 二(二)4).
with county as (
    select
        slice.month,
        slice.county_code,
        max(slice.delivery_id) as delivery_id
    from silver.slice
    inner join silver.target_month
        on slice.month = target_month.month
    where slice.feed = 'institution' and slice.is_usable
    group by slice.month, slice.county_code
),

institution as (
    select
        institution.*,
        bed_month.built_beds,
        case
            when
                coalesce(institution.rating_from <= last_day(institution.month), true)
                and coalesce(institution.rating_to >= last_day(institution.month), true)
                then coalesce(cast(institution.rating as int), 0)
            else 0
        end as valid_rating,
        institution.ownership in ('公办公营', '公建民营') as is_public,
        institution.kind <> '日间照料' as is_home,
        coalesce(institution.is_destitute_support and institution.specialist_care, false)
        and coalesce(institution.admin_level = '县', false) as is_destitute_centre
    from silver.institution
    left join silver.bed_month
        on institution.institution_id = bed_month.institution_id
        and institution.county_code = bed_month.county_code
        and institution.month = bed_month.month
    where institution.status = '运营'
),

county_site as (
    select
        month,
        county_code,
        max(coalesce(specialist_care, false)) as has_specialist_care,
        max(is_destitute_centre) as has_destitute_centre,
        max(
            is_destitute_centre and valid_rating >= 3 and coalesce(built_beds >= 100, false)
            and coalesce(medical in ('内设', '签约'), false)
        ) as has_full_destitute_centre,
        max(kind = '敬老院' and coalesce(regional_centre and demonstration, false)) as has_demonstration_home,
        max(is_home and ownership = '公办公营' and coalesce(demonstration, false)) as has_public_demonstration,
        max(is_home and is_public and coalesce(admin_level = '县', false)) as has_county_centre
    from institution
    group by month, county_code
)

select
    county.month,
    county.county_code,
    cast(null as string) as township_code,
    coalesce(county_site.has_specialist_care, false) as has_specialist_care,
    coalesce(county_site.has_destitute_centre, false) as has_destitute_centre,
    coalesce(county_site.has_full_destitute_centre, false) as has_full_destitute_centre,
    coalesce(county_site.has_demonstration_home, false) as has_demonstration_home,
    coalesce(county_site.has_public_demonstration, false) as has_public_demonstration,
    coalesce(county_site.has_county_centre, false) as has_county_centre,
    county.delivery_id,
    0 as row_no
from county
left join county_site
    on county.county_code = county_site.county_code
    and county.month = county_site.month
