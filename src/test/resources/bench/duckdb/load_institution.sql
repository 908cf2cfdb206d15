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
        case when raw.kind is null then null else case raw.kind when '社会福利院' then '社会福利院' when '敬老院' then '敬老院' when '光荣院' then '光荣院' when '民办养老院' then '民办养老院' when '社区嵌入式' then '社区嵌入式' when '日间照料' then '日间照料' when '其他' then '其他' when '福利院' then '社会福利院' when '城市社会福利院' then '社会福利院' when '社会福利中心' then '社会福利院' when '老年社会福利院' then '社会福利院' when '乡镇敬老院' then '敬老院' when '农村敬老院' then '敬老院' when '中心敬老院' then '敬老院' when '乡镇（街道）敬老院' then '敬老院' when '农村特困人员供养服务机构' then '敬老院' when '特困人员供养服务机构' then '敬老院' when '区域性敬老院' then '敬老院' when '优抚对象光荣院' then '光荣院' when '民办养老机构' then '民办养老院' when '养老院' then '民办养老院' when '老年公寓' then '民办养老院' when '养老公寓' then '民办养老院' when '护理院' then '民办养老院' when '社区嵌入式养老机构' then '社区嵌入式' when '嵌入式养老机构' then '社区嵌入式' when '社区嵌入式养老院' then '社区嵌入式' when '社区养老院' then '社区嵌入式' when '日间照料中心' then '日间照料' when '社区日间照料中心' then '日间照料' when '居家养老日间照料中心' then '日间照料' when '日照中心' then '日间照料' when '其它' then '其他' else code_slow(raw.kind, getvariable('institution_kind')) end end as kind,
        case when raw.ownership is null then null else case raw.ownership when '公办公营' then '公办公营' when '公建民营' then '公建民营' when '民办公助' then '民办公助' when '民办民营' then '民办民营' when '公建公营' then '公办公营' when '公办' then '公办公营' when '公办民营' then '公建民营' when '公有民营' then '公建民营' when '委托运营' then '公建民营' when '民办（公助）' then '民办公助' when '民办' then '民办民营' when '民建民营' then '民办民营' when '社会办' then '民办民营' else code_slow(raw.ownership, getvariable('institution_ownership')) end end as ownership,
        case when raw.legal_form is null then null else case raw.legal_form when '事业单位' then '事业单位' when '民办非企业' then '民办非企业' when '企业' then '企业' when '未登记' then '未登记' when '事业单位法人' then '事业单位' when '事业法人' then '事业单位' when '事业' then '事业单位' when '民办非企业单位' then '民办非企业' when '社会服务机构' then '民办非企业' when '民非' then '民办非企业' when '民办非企业单位法人' then '民办非企业' when '企业法人' then '企业' when '公司' then '企业' when '工商企业' then '企业' when '个体工商户' then '企业' when '无' then '未登记' when '未登记注册' then '未登记' when '未办理登记' then '未登记' else code_slow(raw.legal_form, getvariable('institution_legal_form')) end end as legal_form,
        raw.opened_on as opened_on_cell,
        day_plain(raw.opened_on) as opened_on_plain,
        bare(opened_on_plain, raw.opened_on) as opened_on_bare,
        raw.closed_on as closed_on_cell,
        day_plain(raw.closed_on) as closed_on_plain,
        bare(closed_on_plain, raw.closed_on) as closed_on_bare,
        case when raw.status is null then null else case raw.status when '运营' then '运营' when '停业' then '停业' when '在建' then '在建' when '注销' then '注销' when '正常运营' then '运营' when '运营中' then '运营' when '在营' then '运营' when '正常' then '运营' when '营业' then '运营' when '开业' then '运营' when '暂停运营' then '停业' when '停运' then '停业' when '歇业' then '停业' when '关停' then '停业' when '暂停营业' then '停业' when '未运营' then '停业' when '建设中' then '在建' when '筹建' then '在建' when '未开业' then '在建' when '已注销' then '注销' when '撤销' then '注销' when '关闭' then '注销' else code_slow(raw.status, getvariable('institution_status')) end end as status,
        flag(raw.filed) as filed,
        raw.filed_on as filed_on_cell,
        day_plain(raw.filed_on) as filed_on_plain,
        bare(filed_on_plain, raw.filed_on) as filed_on_bare,
        raw.rating_scheme as rating_scheme_cell,
        text(raw.rating_scheme, 64) as rating_scheme,
        case when raw.rating is null then null else case raw.rating when '0' then '0' when '1' then '1' when '2' then '2' when '3' then '3' when '4' then '4' when '5' then '5' when '未评定' then '0' when '无等级' then '0' when '无' then '0' when '未评级' then '0' when '一级' then '1' when '一星' then '1' when '一星级' then '1' when '1级' then '1' when '1星' then '1' when '二级' then '2' when '二星' then '2' when '二星级' then '2' when '2级' then '2' when '2星' then '2' when '三级' then '3' when '三星' then '3' when '三星级' then '3' when '3级' then '3' when '3星' then '3' when '四级' then '4' when '四星' then '4' when '四星级' then '4' when '4级' then '4' when '4星' then '4' when '五级' then '5' when '五星' then '5' when '五星级' then '5' when '5级' then '5' when '5星' then '5' else code_slow(raw.rating, getvariable('institution_rating')) end end as rating,
        raw.rating_from as rating_from_cell,
        day_plain(raw.rating_from) as rating_from_plain,
        bare(rating_from_plain, raw.rating_from) as rating_from_bare,
        raw.rating_to as rating_to_cell,
        day_plain(raw.rating_to) as rating_to_plain,
        bare(rating_to_plain, raw.rating_to) as rating_to_bare,
        flag(raw.is_destitute_support) as is_destitute_support,
        flag(raw.ltc_insured_site) as ltc_insured_site,
        case when raw.medical is null then null else case raw.medical when '内设' then '内设' when '签约' then '签约' when '无' then '无' when '内设医疗机构' then '内设' when '内设医务室' then '内设' when '自设' then '内设' when '签约合作' then '签约' when '与医疗机构签约' then '签约' when '协议合作' then '签约' when '没有' then '无' when '未提供' then '无' else code_slow(raw.medical, getvariable('institution_medical')) end end as medical,
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
        case when raw.admin_level is null then null else case raw.admin_level when '省' then '省' when '市' then '市' when '县' then '县' when '乡' then '乡' when '社会' then '社会' when '省级' then '省' when '省属' then '省' when '市级' then '市' when '市属' then '市' when '市本级' then '市' when '县级' then '县' when '县属' then '县' when '区级' then '县' when '县（市、区）级' then '县' when '乡级' then '乡' when '乡镇级' then '乡' when '乡镇（街道）级' then '乡' when '社会办' then '社会' when '民间' then '社会' when '社会力量' then '社会' else code_slow(raw.admin_level, getvariable('institution_admin_level')) end end as admin_level,
        case when raw.mechanisms is null then null when regexp_full_match(raw.mechanisms, '(入院评估|服务协议|风险告知|纠纷调解)(;(入院评估|服务协议|风险告知|纠纷调解))*') then case when contains(raw.mechanisms, ';') then list_sort(list_distinct(string_split(raw.mechanisms, ';'))) else [raw.mechanisms] end else codes_slow(raw.mechanisms, getvariable('institution_mechanisms'), false) end as mechanisms,
        raw.contact_role as contact_role_cell,
        text(raw.contact_role, 64) as contact_role
    from ${rows} as raw
    inner join file on raw.file_no = file.file_no
    left join place on place.stated = case when strlen(raw.county_code) = 6 then raw.county_code else stripped(raw.county_code) end
),

read as (
    select
        *,
        as_day(opened_on_plain, opened_on_bare) as opened_on,
        as_day(closed_on_plain, closed_on_bare) as closed_on,
        as_day(filed_on_plain, filed_on_bare) as filed_on,
        as_day(rating_from_plain, rating_from_bare) as rating_from,
        as_day(rating_to_plain, rating_to_bare) as rating_to
    from cell
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
from read
