-- grain: one row per person in post and month
-- rows of: staff
-- back: staff 11
-- Heads at month end: a person of several institutions counts once, where the latest spell began, then in the lower county
-- code. Trained: training hours in any of the twelve registers up to the month, since the hours of the year begin anew each
-- January. A skill certificate (levels 五级 to 一级) is not the same as training (JDZ3Y-28, GZ23-24).
with member as (
    select
        *,
        coalesce(person_key, xxhash64(county_code, staff_id)) as staff_key
    from silver.staff
),

trained as (
    select distinct
        target_month.month,
        member.staff_key
    from member
    inner join silver.target_month
        on member.month between add_months(target_month.month, -11) and target_month.month
    where member.training_hours_year > 0
),

in_post as (
    select
        member.month,
        member.staff_key,
        max(coalesce(member.skill_level in ('五级', '四级', '三级', '二级', '一级'), false)) as is_certified,
        max(
            struct(
                member.valid_from,
                -cast(member.county_code as int) as county_order,
                member.institution_id,
                member.staff_id,
                member.county_code,
                member.post,
                member.employment,
                institution.township_code,
                coalesce(institution.status = '运营' and institution.kind <> '日间照料', false) as is_elder_care,
                member.delivery_id,
                member.row_no
            )
        ) as place
    from member
    inner join silver.target_month
        on member.month = target_month.month
    left join silver.institution
        on member.institution_id = institution.institution_id
        and member.county_code = institution.county_code
        and member.month = institution.month
    where
        member.valid_from <= last_day(member.month)
        and (member.valid_to is null or member.valid_to > last_day(member.month))
    group by member.month, member.staff_key
)

select
    in_post.month,
    in_post.place.county_code,
    in_post.place.township_code,
    in_post.staff_key,
    in_post.place.institution_id,
    in_post.place.post,
    in_post.place.employment,
    in_post.place.is_elder_care,
    in_post.is_certified,
    trained.staff_key is not null as is_trained,
    in_post.place.delivery_id,
    in_post.place.row_no
from in_post
left join trained
    on in_post.staff_key = trained.staff_key
    and in_post.month = trained.month
