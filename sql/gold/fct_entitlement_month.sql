-- grain: one row per subsidy rule and what it pays for (a resident, rating, project, caregiver, household, person) and month
-- back: institution all, project all, retrofit all, staff all
-- policy-subsidies.csv through jobs/subsidies: who is owed what by the registers of the month. A month of 15 days or more counts
-- whole, a shorter one not at all (kpi.md has the same days for visits); the day of leaving or death is not counted. A person is
-- counted once a month: in the institution of most days. What is paid once is owed in the month that first states it.
with institution as (
    select
        month,
        county_code,
        institution_id,
        ownership,
        status = '运营' and kind <> '日间照料' and coalesce(filed, true) and coalesce(fire_ok, true) as is_eligible,
        trunc(rating_from, 'month') = month as is_newly_rated,
        coalesce(cast(rating as int), 0) as rating,
        case
            when
                coalesce(rating_from <= last_day(month), true)
                and coalesce(rating_to >= last_day(month), true)
                and rating > '0'
                then rating
            when max(coalesce(rating > '0', false)) over (partition by county_code, month) then 'unrated'
            else 'not_started'
        end as standing,
        cast(
            coalesce(
                max(case when coalesce(rating_from <= last_day(month), true) then cast(rating as int) end) over (
                    partition by county_code, institution_id
                    order by month
                    rows between unbounded preceding and 1 preceding
                ),
                0
            ) as string
        ) as held_before,
        delivery_id,
        row_no
    from silver.institution
),

presence as (
    select
        month,
        person_key,
        county_code,
        institution_id,
        sum(
            greatest(
                datediff(least(coalesce(left_on, add_months(month, 1)), add_months(month, 1)), greatest(admitted_on, month)), 0
            )
        ) as days,
        max(case when leave_reason = '死亡' then left_on end) as died_on,
        max(struct(admitted_on, ability_level, delivery_id, row_no)) as entry
    from silver.resident
    where person_key is not null
    group by month, person_key, county_code, institution_id
),

stay as (
    select
        month,
        person_key,
        max(died_on) as died_on,
        max(struct(days, entry, -cast(county_code as int) as county_order, institution_id, county_code)) as place
    from presence
    group by month, person_key
),

-- a register may be quarterly: the first statement of a project in use, at most two months late
work as (
    select
        county_code,
        project_id,
        min(struct(month, in_use_on, institution_id, kind, planned_nursing_beds, delivery_id, row_no)) as first_statement
    from silver.project
    where in_use_on is not null
    group by county_code, project_id
),

in_institution as (
    select
        'operating' as basis,
        place.county_code,
        month,
        place.institution_id,
        place.entry.ability_level as grade,
        1 as quantity,
        'resident' as feed,
        place.entry.delivery_id,
        place.entry.row_no
    from stay
    where place.days >= 15
    union all
    select
        'construction' as basis,
        work.county_code,
        bed_month.month,
        bed_month.institution_id,
        work.first_statement.kind as grade,
        least(work.first_statement.planned_nursing_beds, bed_month.nursing_beds) as quantity,
        'project' as feed,
        work.first_statement.delivery_id,
        work.first_statement.row_no
    from work
    inner join silver.bed_month
        on work.county_code = bed_month.county_code
        and work.first_statement.institution_id = bed_month.institution_id
        and work.first_statement.month = bed_month.month
    where work.first_statement.in_use_on >= add_months(work.first_statement.month, -2)
),

-- the best family bed of a person; a destitute person's entry as fct_destitute_month takes it
bed as (
    select
        month,
        person_key,
        max(
            struct(
                datediff(
                    least(coalesce(service_to, add_months(month, 1)), add_months(month, 1)), greatest(service_from, month)
                ) as days,
                -cast(county_code as int) as county_order,
                county_code,
                ability_level,
                delivery_id,
                row_no
            )
        ) as entry
    from silver.family_bed
    where
        person_key is not null
        and service_from is not null
        and arrays_overlap(eligibility, array('特困', '低保', '低保边缘'))
    group by month, person_key
),

destitute as (
    select
        month,
        person_key,
        min(person_birth_month) as birth_month,
        max(
            struct(
                coalesce(since, date '1900-01-01') as since,
                -cast(county_code as int) as county_order,
                county_code,
                dependency,
                placement,
                delivery_id,
                row_no
            )
        ) as entry
    from silver.destitute
    where person_key is not null
    group by month, person_key
),

person as (
    select
        'home_service' as basis,
        'family_bed' as feed,
        month,
        person_key,
        true as is_elder,
        entry.days,
        entry.county_code,
        entry.ability_level as grade,
        cast(null as string) as kind,
        entry.delivery_id,
        entry.row_no
    from bed
    union all
    select
        'destitute' as basis,
        'destitute' as feed,
        month,
        person_key,
        coalesce(birth_month <= add_months(month, -60 * 12), false) as is_elder,
        datediff(add_months(month, 1), entry.since) as days,
        entry.county_code,
        entry.dependency as grade,
        entry.placement as kind,
        entry.delivery_id,
        entry.row_no
    from destitute
),

household as (
    select
        coalesce(household_id_key, person_key) as household_key,
        min(struct(month, accepted_on, county_code, eligibility, self_paid, person_key, delivery_id, row_no))
            as first_statement
    from silver.retrofit
    where accepted_on is not null
    group by coalesce(household_id_key, person_key)
),

counted as (
    select
        in_institution.basis,
        in_institution.county_code,
        in_institution.month,
        in_institution.institution_id as beneficiary_id,
        in_institution.grade,
        institution.ownership as kind,
        case when in_institution.basis = 'operating' then institution.standing else 'any' end as standing,
        true as is_elder,
        in_institution.quantity,
        in_institution.feed,
        in_institution.delivery_id,
        in_institution.row_no
    from in_institution
    inner join institution
        on in_institution.county_code = institution.county_code
        and in_institution.institution_id = institution.institution_id
        and in_institution.month = institution.month
    where institution.is_eligible and in_institution.quantity > 0
    union all
    select
        'rating_award' as basis,
        county_code,
        month,
        institution_id as beneficiary_id,
        standing as grade,
        ownership as kind,
        held_before as standing,
        true as is_elder,
        1 as quantity,
        'institution' as feed,
        delivery_id,
        row_no
    from institution
    where is_eligible and is_newly_rated
    union all
    select
        'retrofit' as basis,
        first_statement.county_code,
        first_statement.month,
        cast(first_statement.person_key as string) as beneficiary_id,
        cast(null as string) as grade,
        cast(null as string) as kind,
        'any' as standing,
        true as is_elder,
        1 as quantity,
        'retrofit' as feed,
        first_statement.delivery_id,
        first_statement.row_no
    from household
    where
        arrays_overlap(first_statement.eligibility, array('特困', '低保'))
        and arrays_overlap(first_statement.eligibility, array('高龄', '失能', '残疾'))
        and not coalesce(first_statement.self_paid, false)
    union all
    select
        person.basis,
        person.county_code,
        person.month,
        cast(person.person_key as string) as beneficiary_id,
        person.grade,
        person.kind,
        'any' as standing,
        person.is_elder,
        1 as quantity,
        person.feed,
        person.delivery_id,
        person.row_no
    from person
    left join stay
        on person.person_key = stay.person_key
        and person.month = stay.month
    where
        person.days >= 15
        and coalesce(datediff(stay.died_on, person.month) >= 15, true)
        and (person.basis = 'destitute' or coalesce(stay.place.days < 15, true))
),

-- a caregiver of several homes counts once: with the highest certificate, then where most days and the longest spell are
in_post as (
    select
        month,
        person_key,
        max(
            struct(
                locate(skill_level, '五级四级三级二级一级') as skill_order,
                datediff(least(coalesce(valid_to, add_months(month, 1)), add_months(month, 1)), greatest(valid_from, month))
                    as days,
                -datediff(valid_from, date '1900-01-01') as seniority,
                -cast(county_code as int) as county_order,
                county_code,
                skill_level,
                employment,
                valid_from,
                valid_to,
                cert_date,
                delivery_id,
                row_no
            )
        ) as spell
    from silver.staff
    where person_key is not null and post = '护理员' and skill_level <> '0' and valid_from <= last_day(month)
    group by month, person_key
),

served as (
    select
        *,
        12 * (year(month) - year(spell.valid_from)) + month(month) - month(spell.valid_from) as months_since
    from in_post
),

caregiver as (
    select
        rule.plan_code,
        rule.rule_id,
        rule.rate_yuan,
        rule.months_in_post,
        rule.is_repeated,
        served.month,
        served.person_key,
        served.spell,
        served.months_since,
        case
            when rule.is_repeated then add_months(served.spell.valid_from, served.months_since)
            else greatest(served.spell.cert_date, add_months(served.spell.valid_from, rule.months_in_post))
        end as due_on
    from served
    inner join gold.dim_subsidy_rule as rule
        on served.spell.county_code = rule.county_code
        and rule.basis = 'caregiver'
    where
        coalesce(array_contains(rule.grades, served.spell.skill_level), true)
        and (rule.kinds is null or array_contains(rule.kinds, served.spell.employment))
        and (rule.certified_from is null or served.spell.cert_date >= rule.certified_from)
),

caregiver_owed as (
    select *
    from caregiver
    where
        (months_in_post = 0 and spell.days >= 15)
        or (
            months_in_post > 0
            and spell.cert_date <= due_on
            and trunc(due_on, 'month') = month
            and coalesce(spell.valid_to > due_on, true)
            and (not is_repeated or (months_since > 0 and months_since % greatest(months_in_post, 1) = 0))
        )
),

-- whom an earlier register showed to have served long enough elsewhere has had the award of that certificate
caregiver_first as (
    select caregiver_owed.*
    from caregiver_owed
    left anti join silver.staff as earlier
        on caregiver_owed.person_key = earlier.person_key
        and caregiver_owed.spell.skill_level = earlier.skill_level
        and caregiver_owed.months_in_post > 0
        and not caregiver_owed.is_repeated
        and earlier.post = '护理员'
        and earlier.month < caregiver_owed.month
        and greatest(earlier.cert_date, add_months(earlier.valid_from, caregiver_owed.months_in_post)) < caregiver_owed.month
        and greatest(earlier.cert_date, add_months(earlier.valid_from, caregiver_owed.months_in_post))
        <= last_day(earlier.month)
        and coalesce(
            earlier.valid_to > greatest(earlier.cert_date, add_months(earlier.valid_from, caregiver_owed.months_in_post)), true
        )
)

select
    counted.month,
    counted.county_code,
    rule.plan_code,
    rule.rule_id,
    counted.beneficiary_id,
    cast(counted.quantity as decimal(18, 6)) as quantity,
    rule.rate_yuan,
    cast(counted.quantity * rule.rate_yuan as decimal(18, 2)) as amount_yuan,
    counted.feed,
    counted.delivery_id,
    counted.row_no
from counted
inner join gold.dim_subsidy_rule as rule
    on counted.county_code = rule.county_code
    and counted.basis = rule.basis
    and counted.standing = rule.standing
where
    (rule.grades is null or array_contains(rule.grades, counted.grade))
    and (rule.kinds is null or array_contains(rule.kinds, counted.kind))
    and (counted.is_elder or not rule.is_elders_only)
union all
select
    month,
    spell.county_code,
    plan_code,
    rule_id,
    cast(person_key as string) as beneficiary_id,
    cast(1 as decimal(18, 6)) as quantity,
    rate_yuan,
    rate_yuan as amount_yuan,
    'staff' as feed,
    spell.delivery_id,
    spell.row_no
from caregiver_first
