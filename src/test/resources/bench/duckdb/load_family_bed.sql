-- 家庭养老床位登记表: the rows of all files, typed and judged by the contract's checks (sql/sources/family_bed.yml)
create or replace table family_bed as
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
        text(raw.bed_id, 64) as bed_id,
        person_number(raw.person_id) as person_id,
        raw.township_code as township_code_cell,
        text(raw.township_code, 9) as township_code,
        case when raw.subtype is null then null when raw.subtype in ('养老', '病床') then raw.subtype else code_slow(raw.subtype, getvariable('family_bed_subtype')) end as subtype,
        raw.operator_institution_id as operator_institution_id_cell,
        text(raw.operator_institution_id, 64) as operator_institution_id,
        case when raw.ability_level is null then null when raw.ability_level in ('0', '1', '2', '3', '4') then raw.ability_level else code_slow(raw.ability_level, getvariable('family_bed_ability_level')) end as ability_level,
        case when raw.eligibility is null then null when regexp_full_match(raw.eligibility, '(特困|低保|低保边缘|高龄|失能|部分失能|计生特殊家庭|其他)(;(特困|低保|低保边缘|高龄|失能|部分失能|计生特殊家庭|其他))*') then list_sort(list_distinct(string_split(raw.eligibility, ';'))) else codes_slow(raw.eligibility, getvariable('family_bed_eligibility'), false) end as eligibility,
        raw.assessed_on as assessed_on_cell,
        as_day(raw.assessed_on) as assessed_on,
        raw.signed_on as signed_on_cell,
        as_day(raw.signed_on) as signed_on,
        raw.fitted_on as fitted_on_cell,
        as_day(raw.fitted_on) as fitted_on,
        raw.accepted_on as accepted_on_cell,
        as_day(raw.accepted_on) as accepted_on,
        raw.service_from as service_from_cell,
        as_day(raw.service_from) as service_from,
        raw.service_to as service_to_cell,
        as_day(raw.service_to) as service_to,
        case when raw.end_reason is null then null when raw.end_reason in ('死亡', '入住机构', '迁出', '退出', '其他') then raw.end_reason else code_slow(raw.end_reason, getvariable('family_bed_end_reason')) end as end_reason,
        case when raw.fund_source is null then null when raw.fund_source in ('中央', '省', '市', '县', '福彩', '社会') then raw.fund_source else code_slow(raw.fund_source, getvariable('family_bed_fund_source')) end as fund_source,
        raw.cost_yuan as cost_yuan_cell,
        try_cast(fraction(raw.cost_yuan, 2, '元') as decimal(18, 2)) as cost_yuan
    from ${rows} as raw
    inner join file on raw.file_no = file.file_no
    left join place on place.stated = case when strlen(raw.county_code) = 6 then raw.county_code else stripped(raw.county_code) end
),

numbered as (
    select
        *,
        person_id // 11 as body,
        person_id % 11 as check_stated
    from cell
)

select
    cast(file_no as usmallint) as file_no,
    month,
    case when is_city and is_place then stated else file_county end as county,
    bed_id,
    case when body is not null then hash(body) end as person_key,
    township_code,
    subtype,
    operator_institution_id,
    ability_level,
    eligibility,
    assessed_on,
    signed_on,
    fitted_on,
    accepted_on,
    service_from,
    service_to,
    end_reason,
    fund_source,
    cost_yuan,
    coalesce(is_place, false)
    and bed_id is not null
    and coalesce(person_valid(body, check_stated, received_ymd), false)
    and not wrong(township_code, township_code_cell)
    and subtype is not null
    and not wrong(operator_institution_id, operator_institution_id_cell)
    and not wrong(assessed_on, assessed_on_cell)
    and not wrong(signed_on, signed_on_cell)
    and not wrong(fitted_on, fitted_on_cell)
    and not wrong(accepted_on, accepted_on_cell)
    and not wrong(service_from, service_from_cell)
    and not wrong(service_to, service_to_cell)
    and not wrong(cost_yuan, cost_yuan_cell)
    and not coalesce(
        signed_on < assessed_on
        or fitted_on < coalesce(signed_on, assessed_on)
        or accepted_on < coalesce(fitted_on, signed_on, assessed_on)
        or service_from < coalesce(signed_on, assessed_on)
        or service_to < coalesce(service_from, accepted_on, fitted_on, signed_on, assessed_on)
        or accepted_on > received_on,
        false
    )
    as is_accepted
from numbered
