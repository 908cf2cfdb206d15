-- grain: one row per destitute person and month
-- rows of: destitute
-- A person registered in two counties counts where since is latest, then in the lower code. The grades of dependency are those
-- of destitute support: 全护理 unable, 半护理 partly unable. A placement is confirmed where a home's register of residents has a
-- live stay of the person.
with person as (
    select
        month,
        person_key,
        min(person_birth_month) as birth_month,
        max(
            struct(
                coalesce(since, date '1900-01-01') as since,
                -cast(county_code as int) as county_order,
                county_code,
                township_code,
                willing_centralised,
                dependency,
                placement,
                institution_id,
                delivery_id,
                row_no
            )
        ) as entry
    from silver.destitute
    where person_key is not null
    group by person_key, month
),

stay as (
    select
        month,
        person_key
    from silver.resident
    where
        person_key is not null
        and admitted_on <= last_day(month)
        and (left_on is null or left_on > last_day(month))
    group by person_key, month
)

select
    person.month,
    person.entry.county_code,
    person.entry.township_code,
    person.person_key,
    person.entry.willing_centralised as is_willing,
    person.entry.dependency,
    person.entry.placement = '集中' as is_placed,
    person.entry.placement = '集中' and stay.person_key is not null as is_placement_confirmed,
    person.entry.placement = '集中' and coalesce(institution.admin_level in ('市', '县'), false) as is_placed_by_county,
    coalesce(person.birth_month <= add_months(person.month, -60 * 12), false) as is_elder,
    person.entry.delivery_id,
    person.entry.row_no
from person
left join stay
    on person.person_key = stay.person_key
    and person.month = stay.month
left join silver.institution
    on person.entry.institution_id = institution.institution_id
    and person.entry.county_code = institution.county_code
    and person.month = institution.month
