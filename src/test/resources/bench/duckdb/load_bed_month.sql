-- 机构床位月报: the rows of all files, typed and judged by the contract's checks (sql/sources/bed_month.yml)
create or replace table bed_month as
with cell as (
    select
        raw.file_no,
        file.county as file_county,
        file.month,
        last_day(file.month) as month_end,
        file.received_on,
        file.received_ymd,
        file.is_city,
        place.county as stated,
        case when file.is_city then place.county = file.county or place.parent = file.county or file.is_province else place.county = file.county or raw.county_code is null or stripped(raw.county_code) = '' end as is_place,
        is_month(raw.period, file.month, file.month_code) as is_period,
        text(raw.institution_id, 64) as institution_id,
        whole(raw.approved_beds, '张') as approved_beds,
        whole(raw.built_beds, '张') as built_beds,
        whole(raw.open_beds, '张') as open_beds,
        whole(raw.nursing_beds, '张') as nursing_beds,
        raw.full_day_beds as full_day_beds_cell,
        whole(raw.full_day_beds, '张') as full_day_beds,
        raw.day_care_beds as day_care_beds_cell,
        whole(raw.day_care_beds, '张') as day_care_beds,
        whole(raw.residents, '人') as residents,
        raw.occ_l0 as occ_l0_cell,
        whole(raw.occ_l0, '人') as occ_l0,
        raw.occ_l1 as occ_l1_cell,
        whole(raw.occ_l1, '人') as occ_l1,
        raw.occ_l2 as occ_l2_cell,
        whole(raw.occ_l2, '人') as occ_l2,
        raw.occ_l3 as occ_l3_cell,
        whole(raw.occ_l3, '人') as occ_l3,
        raw.occ_l4 as occ_l4_cell,
        whole(raw.occ_l4, '人') as occ_l4,
        whole(raw.occ_unassessed, '人') as occ_unassessed,
        raw.residents_destitute as residents_destitute_cell,
        whole(raw.residents_destitute, '人') as residents_destitute,
        raw.residents_day_care as residents_day_care_cell,
        whole(raw.residents_day_care, '人') as residents_day_care,
        raw.admissions as admissions_cell,
        whole(raw.admissions, '人') as admissions,
        raw.discharges as discharges_cell,
        whole(raw.discharges, '人') as discharges,
        raw.deaths as deaths_cell,
        whole(raw.deaths, '人') as deaths,
        raw.nursing_beds_occupied as nursing_beds_occupied_cell,
        whole(raw.nursing_beds_occupied, '张') as nursing_beds_occupied
    from ${rows} as raw
    inner join file on raw.file_no = file.file_no
    left join place on place.stated = case when strlen(raw.county_code) = 6 then raw.county_code else stripped(raw.county_code) end
)

select
    cast(file_no as usmallint) as file_no,
    month,
    case when is_city and is_place then stated else file_county end as county,
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
    nursing_beds_occupied,
    coalesce(is_place, false)
    and is_period
    and not suffix(institution_id, '计')
    and institution_id is not null
    and approved_beds is not null
    and built_beds is not null
    and open_beds is not null
    and nursing_beds is not null
    and not wrong(full_day_beds, full_day_beds_cell)
    and not wrong(day_care_beds, day_care_beds_cell)
    and residents is not null
    and not wrong(occ_l0, occ_l0_cell)
    and not wrong(occ_l1, occ_l1_cell)
    and not wrong(occ_l2, occ_l2_cell)
    and not wrong(occ_l3, occ_l3_cell)
    and not wrong(occ_l4, occ_l4_cell)
    and occ_unassessed is not null
    and not wrong(residents_destitute, residents_destitute_cell)
    and not wrong(residents_day_care, residents_day_care_cell)
    and not wrong(admissions, admissions_cell)
    and not wrong(discharges, discharges_cell)
    and not wrong(deaths, deaths_cell)
    and not wrong(nursing_beds_occupied, nursing_beds_occupied_cell)
    and not coalesce(
        nursing_beds > built_beds
        or open_beds > built_beds
        or occ_l0 + occ_l1 + occ_l2 + occ_l3 + occ_l4 + occ_unassessed <> residents
        or greatest(approved_beds, built_beds, open_beds, nursing_beds, full_day_beds, day_care_beds, nursing_beds_occupied) > 2000
        or greatest(residents, occ_l0, occ_l1, occ_l2, occ_l3, occ_l4, occ_unassessed, residents_destitute, residents_day_care, admissions, discharges, deaths) > 2000
        or (length(regexp_replace(institution_id, '[^0-9]', '', 'g')) >= 4 and list_contains([approved_beds, built_beds, open_beds, nursing_beds, full_day_beds, day_care_beds, residents, occ_l0, occ_l1, occ_l2, occ_l3, occ_l4, occ_unassessed, residents_destitute, residents_day_care, admissions, discharges, deaths, nursing_beds_occupied], try_cast(regexp_replace(institution_id, '[^0-9]', '', 'g') as integer)) and not regexp_matches(regexp_replace(institution_id, '[^0-9]', '', 'g'), '^0.')),
        false
    )
    as is_accepted
from cell
