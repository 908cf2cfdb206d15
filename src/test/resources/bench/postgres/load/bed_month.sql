-- 机构床位月报: rows of one month's deliveries that stand every check of the contract, of deliveries in force.
insert into ${table}
select
    '${month}'::date as month,
    county_code,
    delivery,
    institution_id,
    approved_beds,
    built_beds,
    open_beds,
    nursing_beds,
    full_day_beds,
    day_care_beds,
    residents,
    occ_l0,
    occ_l1,
    occ_l2,
    occ_l3,
    occ_l4,
    occ_unassessed,
    residents_destitute,
    residents_day_care,
    admissions,
    discharges,
    deaths,
    nursing_beds_occupied
from (
    select
        stage.delivery,
        place.county_code,
        place.received_on,
        stage.institution_id,
        whole(stage.approved_beds) as approved_beds,
        whole(stage.built_beds) as built_beds,
        whole(stage.open_beds) as open_beds,
        whole(stage.nursing_beds) as nursing_beds,
        whole(stage.full_day_beds) as full_day_beds,
        whole(stage.day_care_beds) as day_care_beds,
        whole(stage.residents) as residents,
        whole(stage.occ_l0) as occ_l0,
        whole(stage.occ_l1) as occ_l1,
        whole(stage.occ_l2) as occ_l2,
        whole(stage.occ_l3) as occ_l3,
        whole(stage.occ_l4) as occ_l4,
        whole(stage.occ_unassessed) as occ_unassessed,
        whole(stage.residents_destitute) as residents_destitute,
        whole(stage.residents_day_care) as residents_day_care,
        whole(stage.admissions) as admissions,
        whole(stage.discharges) as discharges,
        whole(stage.deaths) as deaths,
        whole(stage.nursing_beds_occupied) as nursing_beds_occupied
    from ${stage} as stage
    inner join place on stage.delivery = place.delivery and coalesce(stage.county_code, '') = place.spelling
    where
        stage.ctid not in (select line from repeated)
        and (stage.period = '${month_text}' or stage.period is null or odd_month(stage.period) = '${month}')
    offset 0 -- each cell is read once
) as row_read
where
    (octet_length(institution_id) <= 64 or length(institution_id) <= 64) is not false
    and (octet_length(institution_id) > 4 or not is_nil(btrim(institution_id)))
    and approved_beds is not null
    and built_beds is not null
    and open_beds is not null
    and nursing_beds is not null
    and residents is not null
    and occ_unassessed is not null
    and coalesce(least(approved_beds, built_beds, open_beds, nursing_beds, full_day_beds, day_care_beds, residents, occ_l0,
        occ_l1, occ_l2, occ_l3, occ_l4, occ_unassessed, residents_destitute, residents_day_care, admissions, discharges,
        deaths, nursing_beds_occupied), 0) >= 0
    and (nursing_beds <= built_beds) is not false
    and (open_beds <= built_beds) is not false
    and (occ_l0 + occ_l1 + occ_l2 + occ_l3 + occ_l4 + occ_unassessed = residents) is not false
    and (greatest(
            approved_beds, built_beds, open_beds, nursing_beds, full_day_beds, day_care_beds, nursing_beds_occupied, residents,
                occ_l0,
            occ_l1, occ_l2, occ_l3, occ_l4, occ_unassessed, residents_destitute, residents_day_care, admissions, discharges, deaths
        ) <= 2000) is not false
    and (
            length(regexp_replace(institution_id, '[^0-9]', '', 'g')) < 4
            or regexp_replace(institution_id, '[^0-9]', '', 'g') <> all (array[
                approved_beds, built_beds, open_beds, nursing_beds, full_day_beds, day_care_beds, nursing_beds_occupied, residents,
                occ_l0, occ_l1, occ_l2, occ_l3, occ_l4, occ_unassessed, residents_destitute, residents_day_care, admissions,
                discharges, deaths
            ]::text[])
        ) is not false
