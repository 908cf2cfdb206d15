-- Rows in force by feed; persons and volunteers are 64-bit keys.
create table institution (
    month date not null,
    county_code text not null,
    delivery int not null,
    institution_id text,
    uscc text,
    name text,
    former_names text,
    township_code text,
    address text,
    lon numeric,
    lat numeric,
    kind text,
    ownership text,
    legal_form text,
    opened_on date,
    closed_on date,
    status text,
    filed boolean,
    filed_on date,
    rating_scheme text,
    rating text,
    rating_from date,
    rating_to date,
    is_destitute_support boolean,
    ltc_insured_site boolean,
    medical text,
    fire_ok boolean,
    food_licence boolean,
    floor_area_m2 numeric,
    site_area_m2 numeric,
    liability_insurance boolean,
    regional_centre boolean,
    inclusive boolean,
    specialist_care boolean,
    demonstration boolean,
    admin_level text,
    mechanisms text[],
    contact_role text
) partition by list (month);

create table bed_month (
    month date not null,
    county_code text not null,
    delivery int not null,
    institution_id text,
    approved_beds int,
    built_beds int,
    open_beds int,
    nursing_beds int,
    full_day_beds int,
    day_care_beds int,
    residents int,
    occ_l0 int,
    occ_l1 int,
    occ_l2 int,
    occ_l3 int,
    occ_l4 int,
    occ_unassessed int,
    residents_destitute int,
    residents_day_care int,
    admissions int,
    discharges int,
    deaths int,
    nursing_beds_occupied int
) partition by list (month);

create table resident (
    month date not null,
    county_code text not null,
    delivery int not null,
    person_key bigint,
    person_birth_month date,
    institution_id text,
    admitted_on date,
    left_on date,
    leave_reason text,
    ability_level text,
    payer text,
    destitute boolean
) partition by list (month);

create table assessment (
    month date not null,
    county_code text not null,
    delivery int not null,
    assessment_id text,
    person_key bigint,
    person_birth_month date,
    sex text,
    setting text,
    standard_code text,
    reason text,
    assessed_on date,
    b1_1 int, b1_2 int, b1_3 int, b1_4 int, b1_5 int, b1_6 int, b1_7 int, b1_8 int, b2_1 int, b2_2 int, b2_3 int, b2_4 int,
        b3_1 int, b3_2 int, b3_3 int, b3_4 int, b3_5 int, b3_6 int, b3_7 int, b3_8 int, b3_9 int, b4_1 int, b4_2 int, b4_3 int,
        b4_4 int, b4_5 int,
    sub1 int,
    sub2 int,
    sub3 int,
    sub4 int,
    total int,
    initial_level text,
    coma boolean,
    dementia boolean,
    mental_disorder boolean,
    events_30d_fall text,
    events_30d_lost text,
    events_30d_choke text,
    events_30d_selfharm text,
    events_30d_other text,
    final_level text,
    change_reason text[],
    org_id text,
    assessor1_key bigint,
    assessor2_key bigint,
    report_no text
) partition by list (month);

create table special_roster (
    month date not null,
    county_code text not null,
    delivery int not null,
    person_key bigint,
    person_birth_month date,
    township_code text,
    village text,
    categories text[],
    valid_from date,
    valid_to date,
    exit_reason text,
    visit_frequency text,
    responsible_visitor_key bigint
) partition by list (month);

create table visit (
    month date not null,
    county_code text not null,
    delivery int not null,
    visit_id text,
    person_key bigint,
    person_birth_month date,
    visited_at timestamp,
    mode text,
    outcome text,
    visitor_type text,
    visitor_id_key bigint,
    minutes int,
    needs_found text[],
    referred boolean,
    referred_to text,
    closed_on date
) partition by list (month);

create table volunteer (
    month date not null,
    county_code text not null,
    delivery int not null,
    volunteer_no bigint,
    volunteer_id text,
    person_key bigint,
    person_birth_month date,
    national_id_key bigint,
    registered_on date,
    birth_year int,
    sex text,
    skills text[],
    training_hours numeric,
    status text,
    left_on date
) partition by list (month);

create table volunteer_team (
    month date not null,
    county_code text not null,
    delivery int not null,
    team_id text,
    name text,
    uscc text,
    registered boolean,
    kind text,
    founded_on date,
    leader_role text,
    elder_service boolean,
    national_system_id text,
    status text
) partition by list (month);

create table volunteer_membership (
    month date not null,
    county_code text not null,
    delivery int not null,
    volunteer_no bigint,
    volunteer_id text,
    team_id text,
    member_from date,
    member_to date
) partition by list (month);

create table family_bed (
    month date not null,
    county_code text not null,
    delivery int not null,
    bed_id text,
    person_key bigint,
    person_birth_month date,
    township_code text,
    subtype text,
    operator_institution_id text,
    ability_level text,
    eligibility text[],
    assessed_on date,
    signed_on date,
    fitted_on date,
    accepted_on date,
    service_from date,
    service_to date,
    end_reason text,
    fund_source text,
    cost_yuan numeric
) partition by list (month);

create table family_bed_month (
    month date not null,
    county_code text not null,
    delivery int not null,
    bed_id text,
    visits int,
    service_minutes int,
    in_service boolean
) partition by list (month);

create table population (
    month date not null,
    county_code text not null,
    delivery int not null,
    pop_total int,
    pop60 int,
    pop65 int,
    pop80 int,
    households int,
    villages int,
    urban_communities int,
    townships int,
    streets int,
    source text,
    as_of_date date
) partition by list (month);

create table service_record (
    month date not null,
    county_code text not null,
    delivery int not null,
    volunteer_no bigint,
    record_id text,
    volunteer_id text,
    team_id text,
    person_key bigint,
    person_birth_month date,
    group_size int,
    activity text,
    class text,
    start_at timestamp,
    end_at timestamp,
    hours numeric,
    elder_service boolean,
    recorder_key bigint,
    evaluation text,
    time_bank_entry text
) partition by list (month);

-- Facts by month that later months look back on.
create table visited_month (
    month date not null,
    person_key bigint,
    home_visits bigint,
    phone_visits bigint,
    video_visits bigint,
    is_met_at_home boolean,
    is_phone_only boolean
) partition by list (month);

create table served_month (
    month date not null,
    volunteer_no bigint,
    tenths int
) partition by list (month);
