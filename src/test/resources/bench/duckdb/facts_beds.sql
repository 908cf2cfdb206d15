create or replace view fct_bed_month as
select
    bed_month.*,
    institution.kind,
    institution.ownership in ('公办公营', '公建民营') as is_public,
    coalesce(institution.status = '运营', false) as is_operating,
    coalesce(occ_l2, 0) + coalesce(occ_l3, 0) + coalesce(occ_l4, 0) as residents_disabled
from bed_month
left join institution
    on bed_month.institution_id = institution.institution_id
    and bed_month.county = institution.county
    and bed_month.month = institution.month;

-- a bed that a later register no longer lists keeps its last statement
create or replace table fct_family_bed_month as
with latest as (
    select
        target_month.month,
        family_bed.county,
        family_bed.bed_id,
        arg_max(
            {
                'subtype': subtype, 'ability_level': ability_level, 'eligibility': eligibility, 'accepted_on': accepted_on,
                'service_to': service_to
            },
            family_bed.month
        ) as bed
    from family_bed
    inner join target_month on family_bed.month <= target_month.month
    group by target_month.month, family_bed.county, family_bed.bed_id
),

served as (
    select month, county, bed_id from family_bed_month where visits > 0
)

select
    latest.month,
    latest.county,
    bed.subtype,
    coalesce(
        bed.accepted_on <= last_day(latest.month)
        and (
            bed.service_to is null or bed.service_to > last_day(latest.month)
            or date_diff('day', bed.accepted_on, bed.service_to) > 30
        ),
        false
    ) as is_built,
    coalesce(
        bed.accepted_on <= last_day(latest.month) and (bed.service_to is null or bed.service_to > last_day(latest.month)), false
    ) as is_in_service,
    served.bed_id is not null as is_served,
    coalesce(list_has_any(bed.eligibility, ['特困', '低保', '低保边缘']), false) as is_hard_up,
    coalesce(list_has_any(bed.eligibility, ['失能', '部分失能']), false)
    or coalesce(cast(bed.ability_level::varchar as integer) >= 1, false) as is_disabled
from latest
left join served
    on latest.bed_id = served.bed_id and latest.county = served.county and latest.month = served.month;
