-- 养老机构登记表: rows of one month's deliveries that stand every check of the contract, of deliveries in force.
insert into ${table}
select
    '${month}'::date as month,
    county_code,
    delivery,
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
    contact_role
from (
    select
        stage.delivery,
        place.county_code,
        place.received_on,
        stage.institution_id,
        stage.uscc,
        stage.name,
        stage.former_names,
        stage.township_code,
        stage.address,
        decimal_of(stage.lon) as lon,
        decimal_of(stage.lat) as lat,
        case
            when stage.kind in ('社会福利院', '敬老院', '光荣院', '民办养老院', '社区嵌入式', '日间照料', '其他') then stage.kind
            else spelled('institution.kind', stage.kind)
        end as kind,
        case
            when stage.ownership in ('公办公营', '公建民营', '民办公助', '民办民营') then stage.ownership
            else spelled('institution.ownership', stage.ownership)
        end as ownership,
        case
            when stage.legal_form in ('事业单位', '民办非企业', '企业', '未登记') then stage.legal_form
            else spelled('institution.legal_form', stage.legal_form)
        end as legal_form,
        day_of(stage.opened_on) as opened_on,
        day_of(stage.closed_on) as closed_on,
        case
            when stage.status in ('运营', '停业', '在建', '注销') then stage.status
            else spelled('institution.status', stage.status)
        end as status,
        truth(stage.filed) as filed,
        day_of(stage.filed_on) as filed_on,
        stage.rating_scheme,
        case
            when stage.rating in ('0', '1', '2', '3', '4', '5') then stage.rating
            else spelled('institution.rating', stage.rating)
        end as rating,
        day_of(stage.rating_from) as rating_from,
        day_of(stage.rating_to) as rating_to,
        truth(stage.is_destitute_support) as is_destitute_support,
        truth(stage.ltc_insured_site) as ltc_insured_site,
        case
            when stage.medical in ('内设', '签约', '无') then stage.medical
            else spelled('institution.medical', stage.medical)
        end as medical,
        truth(stage.fire_ok) as fire_ok,
        truth(stage.food_licence) as food_licence,
        decimal_of(stage.floor_area_m2) as floor_area_m2,
        decimal_of(stage.site_area_m2) as site_area_m2,
        truth(stage.liability_insurance) as liability_insurance,
        truth(stage.regional_centre) as regional_centre,
        truth(stage.inclusive) as inclusive,
        truth(stage.specialist_care) as specialist_care,
        truth(stage.demonstration) as demonstration,
        case
            when stage.admin_level in ('省', '市', '县', '乡', '社会') then stage.admin_level
            else spelled('institution.admin_level', stage.admin_level)
        end as admin_level,
        case
            when string_to_array(stage.mechanisms, ';') <@
                array['入院评估', '服务协议', '风险告知', '纠纷调解']
                then string_to_array(stage.mechanisms, ';')
            else all_spelled('institution.mechanisms', stage.mechanisms, false)
        end as mechanisms,
        stage.contact_role
    from ${stage} as stage
    inner join place on stage.delivery = place.delivery and coalesce(stage.county_code, '') = place.spelling
    where
        stage.ctid not in (select line from repeated)
    offset 0 -- each cell is read once
) as row_read
where
    (octet_length(institution_id) <= 64 or length(institution_id) <= 64) is not false
    and (octet_length(institution_id) > 4 or not is_nil(btrim(institution_id)))
    and (octet_length(uscc) <= 18 or length(uscc) <= 18) is not false
    and (octet_length(name) <= 200 or length(name) <= 200) is not false
    and (octet_length(name) > 4 or not is_nil(btrim(name)))
    and (octet_length(former_names) <= 400 or length(former_names) <= 400) is not false
    and (octet_length(township_code) <= 9 or length(township_code) <= 9) is not false
    and (octet_length(address) <= 300 or length(address) <= 300) is not false
    and (trim_scale(lon) = round(lon, 6) and abs(lon) < 1e4) is not false
    and (trim_scale(lat) = round(lat, 6) and abs(lat) < 1e3) is not false
    and kind is not null
    and ownership is not null
    and status is not null
    and (octet_length(rating_scheme) <= 64 or length(rating_scheme) <= 64) is not false
    and (trim_scale(floor_area_m2) = round(floor_area_m2, 2) and abs(floor_area_m2) < 1e10) is not false
    and (trim_scale(site_area_m2) = round(site_area_m2, 2) and abs(site_area_m2) < 1e10) is not false
    and (octet_length(contact_role) <= 64 or length(contact_role) <= 64) is not false
    and coalesce(least(opened_on, closed_on, filed_on, rating_from, rating_to), 'epoch') > '-infinity'
    and (closed_on >= opened_on) is not false
    and (rating_to >= rating_from) is not false
