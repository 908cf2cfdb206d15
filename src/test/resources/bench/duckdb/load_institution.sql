-- 养老机构登记表: the rows of all files, typed and judged by the contract's checks (sql/sources/institution.yml)
create or replace table institution as
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
        text(raw.institution_id, 64) as institution_id,
        raw.uscc as uscc_cell,
        text(raw.uscc, 18) as uscc,
        text(raw.name, 200) as name,
        raw.former_names as former_names_cell,
        text(raw.former_names, 400) as former_names,
        raw.township_code as township_code_cell,
        text(raw.township_code, 9) as township_code,
        raw.address as address_cell,
        text(raw.address, 300) as address,
        raw.lon as lon_cell,
        try_cast(fraction(raw.lon, 6, '度') as decimal(10, 6)) as lon,
        raw.lat as lat_cell,
        try_cast(fraction(raw.lat, 6, '度') as decimal(9, 6)) as lat,
        case when raw.kind is null then null when raw.kind in ('社会福利院', '敬老院', '光荣院', '民办养老院', '社区嵌入式', '日间照料', '其他') then raw.kind else code_slow(raw.kind, getvariable('institution_kind')) end as kind,
        case when raw.ownership is null then null when raw.ownership in ('公办公营', '公建民营', '民办公助', '民办民营') then raw.ownership else code_slow(raw.ownership, getvariable('institution_ownership')) end as ownership,
        case when raw.legal_form is null then null when raw.legal_form in ('事业单位', '民办非企业', '企业', '未登记') then raw.legal_form else code_slow(raw.legal_form, getvariable('institution_legal_form')) end as legal_form,
        raw.opened_on as opened_on_cell,
        as_day(raw.opened_on) as opened_on,
        raw.closed_on as closed_on_cell,
        as_day(raw.closed_on) as closed_on,
        case when raw.status is null then null when raw.status in ('运营', '停业', '在建', '注销') then raw.status else code_slow(raw.status, getvariable('institution_status')) end as status,
        flag(raw.filed) as filed,
        raw.filed_on as filed_on_cell,
        as_day(raw.filed_on) as filed_on,
        raw.rating_scheme as rating_scheme_cell,
        text(raw.rating_scheme, 64) as rating_scheme,
        case when raw.rating is null then null when raw.rating in ('0', '1', '2', '3', '4', '5') then raw.rating else code_slow(raw.rating, getvariable('institution_rating')) end as rating,
        raw.rating_from as rating_from_cell,
        as_day(raw.rating_from) as rating_from,
        raw.rating_to as rating_to_cell,
        as_day(raw.rating_to) as rating_to,
        flag(raw.is_destitute_support) as is_destitute_support,
        flag(raw.ltc_insured_site) as ltc_insured_site,
        case when raw.medical is null then null when raw.medical in ('内设', '签约', '无') then raw.medical else code_slow(raw.medical, getvariable('institution_medical')) end as medical,
        flag(raw.fire_ok) as fire_ok,
        flag(raw.food_licence) as food_licence,
        raw.floor_area_m2 as floor_area_m2_cell,
        try_cast(fraction(raw.floor_area_m2, 2, '平方米') as decimal(12, 2)) as floor_area_m2,
        raw.site_area_m2 as site_area_m2_cell,
        try_cast(fraction(raw.site_area_m2, 2, '平方米') as decimal(12, 2)) as site_area_m2,
        flag(raw.liability_insurance) as liability_insurance,
        flag(raw.regional_centre) as regional_centre,
        flag(raw.inclusive) as inclusive,
        flag(raw.specialist_care) as specialist_care,
        flag(raw.demonstration) as demonstration,
        case when raw.admin_level is null then null when raw.admin_level in ('省', '市', '县', '乡', '社会') then raw.admin_level else code_slow(raw.admin_level, getvariable('institution_admin_level')) end as admin_level,
        case when raw.mechanisms is null then null when regexp_full_match(raw.mechanisms, '(入院评估|服务协议|风险告知|纠纷调解)(;(入院评估|服务协议|风险告知|纠纷调解))*') then list_sort(list_distinct(string_split(raw.mechanisms, ';'))) else codes_slow(raw.mechanisms, getvariable('institution_mechanisms'), false) end as mechanisms,
        raw.contact_role as contact_role_cell,
        text(raw.contact_role, 64) as contact_role
    from ${rows} as raw
    inner join file on raw.file_no = file.file_no
    left join place on place.stated = case when strlen(raw.county_code) = 6 then raw.county_code else stripped(raw.county_code) end
)

select
    cast(file_no as usmallint) as file_no,
    month,
    case when is_city and is_place then stated else file_county end as county,
    institution_id,
    uscc,
    name,
    former_names,
    township_code,
    address,
    lon,
    lat,
    kind,
    ownership,
    legal_form,
    opened_on,
    closed_on,
    status,
    filed,
    filed_on,
    rating_scheme,
    rating,
    rating_from,
    rating_to,
    is_destitute_support,
    ltc_insured_site,
    medical,
    fire_ok,
    food_licence,
    floor_area_m2,
    site_area_m2,
    liability_insurance,
    regional_centre,
    inclusive,
    specialist_care,
    demonstration,
    admin_level,
    mechanisms,
    contact_role,
    coalesce(is_place, false)
    and institution_id is not null
    and not wrong(uscc, uscc_cell)
    and name is not null
    and not wrong(former_names, former_names_cell)
    and not wrong(township_code, township_code_cell)
    and not wrong(address, address_cell)
    and not wrong(lon, lon_cell)
    and not wrong(lat, lat_cell)
    and kind is not null
    and ownership is not null
    and not wrong(opened_on, opened_on_cell)
    and not wrong(closed_on, closed_on_cell)
    and status is not null
    and not wrong(filed_on, filed_on_cell)
    and not wrong(rating_scheme, rating_scheme_cell)
    and not wrong(rating_from, rating_from_cell)
    and not wrong(rating_to, rating_to_cell)
    and not wrong(floor_area_m2, floor_area_m2_cell)
    and not wrong(site_area_m2, site_area_m2_cell)
    and not wrong(contact_role, contact_role_cell)
    and not coalesce(
        closed_on < opened_on
        or rating_to < rating_from,
        false
    )
    as is_accepted
from cell
