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
    group by person_key, month, county_code, institution_id
),

stay as (
    select
        month,
        person_key,
        max(died_on) as died_on,
        max(struct(days, entry, -cast(county_code as int) as county_order, institution_id, county_code)) as place
    from presence
    group by person_key, month
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
    group by person_key, month
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
    group by person_key, month
),

person as (
    select
        'operating' as basis,
        month,
        person_key,
        place.county_code,
        place.institution_id,
        place.entry.ability_level as grade,
        cast(null as string) as kind,
        true as is_elder,
        place.days,
        died_on,
        'resident' as feed,
        place.entry.delivery_id,
        place.entry.row_no
    from stay
    union all
    select
        'home_service' as basis,
        month,
        person_key,
        entry.county_code,
        cast(null as string) as institution_id,
        entry.ability_level as grade,
        cast(null as string) as kind,
        true as is_elder,
        entry.days,
        cast(null as date) as died_on,
        'family_bed' as feed,
        entry.delivery_id,
        entry.row_no
    from bed
    union all
    select
        'destitute' as basis,
        month,
        person_key,
        entry.county_code,
        cast(null as string) as institution_id,
        entry.dependency as grade,
        entry.placement as kind,
        coalesce(birth_month <= add_months(month, -60 * 12), false) as is_elder,
        datediff(add_months(month, 1), entry.since) as days,
        cast(null as date) as died_on,
        'destitute' as feed,
        entry.delivery_id,
        entry.row_no
    from destitute
),

-- what the home's register says of a person holds for all that the person is owed
known_person as (
    select
        *,
        max(died_on) over (partition by person_key, month) as known_death,
        max(case when basis = 'operating' then days else 0 end) over (partition by person_key, month) as days_in_home
    from person
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

thing as (
    select
        basis,
        county_code,
        month,
        institution_id,
        coalesce(institution_id, cast(person_key as string)) as beneficiary_id,
        grade,
        kind,
        is_elder,
        1 as quantity,
        feed,
        delivery_id,
        row_no
    from known_person
    where
        days >= 15
        and (basis = 'operating' or coalesce(datediff(known_death, month) >= 15, true))
        and (basis <> 'home_service' or days_in_home < 15)
    union all
    select
        'construction' as basis,
        work.county_code,
        bed_month.month,
        bed_month.institution_id,
        bed_month.institution_id as beneficiary_id,
        work.first_statement.kind as grade,
        cast(null as string) as kind,
        true as is_elder,
        least(work.first_statement.planned_nursing_beds, bed_month.nursing_beds) as quantity,
        'project' as feed,
        work.first_statement.delivery_id,
        work.first_statement.row_no
    from work
    inner join silver.bed_month
        on work.county_code = bed_month.county_code
        and work.first_statement.institution_id = bed_month.institution_id
        and work.first_statement.month = bed_month.month
    where
        work.first_statement.in_use_on >= add_months(work.first_statement.month, -2)
        and work.first_statement.planned_nursing_beds is not null
    union all
    select
        'retrofit' as basis,
        first_statement.county_code,
        first_statement.month,
        cast(null as string) as institution_id,
        cast(first_statement.person_key as string) as beneficiary_id,
        cast(null as string) as grade,
        cast(null as string) as kind,
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
    group by person_key, month
),

counted as (
    select
        thing.basis,
        thing.county_code,
        thing.month,
        thing.beneficiary_id,
        thing.grade,
        coalesce(thing.kind, institution.ownership) as kind,
        case when thing.basis = 'operating' then institution.standing else 'any' end as standing,
        thing.is_elder,
        thing.quantity,
        thing.feed,
        thing.delivery_id,
        thing.row_no,
        cast(null as bigint) as person_key,
        cast(null as date) as valid_from,
        cast(null as date) as valid_to,
        cast(null as date) as cert_date,
        cast(null as int) as days,
        cast(null as int) as months_since
    from thing
    left join institution
        on thing.county_code = institution.county_code
        and thing.institution_id = institution.institution_id
        and thing.month = institution.month
    where (thing.institution_id is null or institution.is_eligible) and thing.quantity > 0
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
        row_no,
        cast(null as bigint) as person_key,
        cast(null as date) as valid_from,
        cast(null as date) as valid_to,
        cast(null as date) as cert_date,
        cast(null as int) as days,
        cast(null as int) as months_since
    from institution
    where is_eligible and is_newly_rated
    union all
    select
        'caregiver' as basis,
        spell.county_code,
        month,
        cast(person_key as string) as beneficiary_id,
        spell.skill_level as grade,
        spell.employment as kind,
        'any' as standing,
        true as is_elder,
        1 as quantity,
        'staff' as feed,
        spell.delivery_id,
        spell.row_no,
        person_key,
        spell.valid_from,
        spell.valid_to,
        spell.cert_date,
        spell.days,
        12 * (year(month) - year(spell.valid_from)) + month(month) - month(spell.valid_from) as months_since
    from in_post
),

granted as (
    select
        counted.*,
        rule.plan_code,
        rule.rule_id,
        rule.rate_yuan,
        rule.months_in_post,
        rule.is_repeated,
        case
            when rule.is_repeated then add_months(counted.valid_from, counted.months_since)
            else greatest(counted.cert_date, add_months(counted.valid_from, rule.months_in_post))
        end as due_on
    from counted
    inner join gold.dim_subsidy_rule as rule
        on counted.county_code = rule.county_code
        and counted.basis = rule.basis
        and counted.standing = rule.standing
    where
        (rule.grades is null or array_contains(rule.grades, counted.grade))
        and (rule.kinds is null or array_contains(rule.kinds, counted.kind))
        and (counted.is_elder or not rule.is_elders_only)
        and (rule.certified_from is null or counted.cert_date >= rule.certified_from)
),

-- caregivers are owed for the month in post, or when they have served long enough with their certificate
owed as (
    select *
    from granted
    where
        basis <> 'caregiver'
        or (months_in_post = 0 and days >= 15)
        or (
            months_in_post > 0
            and cert_date <= due_on
            and trunc(due_on, 'month') = month
            and coalesce(valid_to > due_on, true)
            and (not is_repeated or (months_since > 0 and months_since % greatest(months_in_post, 1) = 0))
        )
)

-- whom an earlier register showed to have served long enough elsewhere has had the award of that certificate
select
    owed.month,
    owed.county_code,
    owed.plan_code,
    owed.rule_id,
    owed.beneficiary_id,
    cast(owed.quantity as decimal(18, 6)) as quantity,
    owed.rate_yuan,
    cast(owed.quantity * owed.rate_yuan as decimal(18, 2)) as amount_yuan,
    owed.feed,
    owed.delivery_id,
    owed.row_no
from owed
left anti join silver.staff as earlier
    on owed.person_key = earlier.person_key
    and owed.grade = earlier.skill_level
    and owed.months_in_post > 0
    and not owed.is_repeated
    and earlier.post = '护理员'
    and earlier.month < owed.month
    and greatest(earlier.cert_date, add_months(earlier.valid_from, owed.months_in_post)) < owed.month
    and greatest(earlier.cert_date, add_months(earlier.valid_from, owed.months_in_post)) <= last_day(earlier.month)
    and coalesce(earlier.valid_to > greatest(earlier.cert_date, add_months(earlier.valid_from, owed.months_in_post)), true)
