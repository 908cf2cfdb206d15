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
        raw.person_id as person_id_cell,
        person_plain(raw.person_id) as person_id_plain,
        person_bare(person_id_plain, raw.person_id) as person_id_bare,
        raw.township_code as township_code_cell,
        text(raw.township_code, 9) as township_code,
        case when raw.subtype is null then null else case raw.subtype when '养老' then '养老' when '病床' then '病床' when '家庭养老床位' then '养老' when '养老床位' then '养老' when '养老型' then '养老' when '家庭病床' then '病床' when '医疗床位' then '病床' when '病床型' then '病床' else code_slow(raw.subtype, getvariable('family_bed_subtype')) end end as subtype,
        raw.operator_institution_id as operator_institution_id_cell,
        text(raw.operator_institution_id, 64) as operator_institution_id,
        case when raw.ability_level is null then null else case raw.ability_level when '0' then '0' when '1' then '1' when '2' then '2' when '3' then '3' when '4' then '4' when '能力完好' then '0' when '0级' then '0' when '轻度失能' then '1' when '能力轻度受损' then '1' when '能力轻度受损（轻度失能）' then '1' when '1级' then '1' when '轻度' then '1' when '中度失能' then '2' when '能力中度受损' then '2' when '能力中度受损（中度失能）' then '2' when '2级' then '2' when '中度' then '2' when '重度失能' then '3' when '能力重度受损' then '3' when '能力重度受损（重度失能）' then '3' when '3级' then '3' when '重度' then '3' when '完全失能' then '4' when '能力完全丧失' then '4' when '能力完全丧失（完全失能）' then '4' when '4级' then '4' when '完全丧失' then '4' else code_slow(raw.ability_level, getvariable('family_bed_ability_level')) end end as ability_level,
        case when raw.eligibility is null then null when regexp_full_match(raw.eligibility, '(特困|低保|低保边缘|高龄|失能|部分失能|计生特殊家庭|其他)(;(特困|低保|低保边缘|高龄|失能|部分失能|计生特殊家庭|其他))*') then case when contains(raw.eligibility, ';') then list_sort(list_distinct(string_split(raw.eligibility, ';'))) else [raw.eligibility] end else codes_slow(raw.eligibility, getvariable('family_bed_eligibility'), false) end as eligibility,
        raw.assessed_on as assessed_on_cell,
        day_plain(raw.assessed_on) as assessed_on_plain,
        bare(assessed_on_plain, raw.assessed_on) as assessed_on_bare,
        raw.signed_on as signed_on_cell,
        day_plain(raw.signed_on) as signed_on_plain,
        bare(signed_on_plain, raw.signed_on) as signed_on_bare,
        raw.fitted_on as fitted_on_cell,
        day_plain(raw.fitted_on) as fitted_on_plain,
        bare(fitted_on_plain, raw.fitted_on) as fitted_on_bare,
        raw.accepted_on as accepted_on_cell,
        day_plain(raw.accepted_on) as accepted_on_plain,
        bare(accepted_on_plain, raw.accepted_on) as accepted_on_bare,
        raw.service_from as service_from_cell,
        day_plain(raw.service_from) as service_from_plain,
        bare(service_from_plain, raw.service_from) as service_from_bare,
        raw.service_to as service_to_cell,
        day_plain(raw.service_to) as service_to_plain,
        bare(service_to_plain, raw.service_to) as service_to_bare,
        case when raw.end_reason is null then null else case raw.end_reason when '死亡' then '死亡' when '入住机构' then '入住机构' when '迁出' then '迁出' when '退出' then '退出' when '其他' then '其他' when '去世' then '死亡' when '已故' then '死亡' when '病故' then '死亡' when '入住养老机构' then '入住机构' when '入院' then '入住机构' when '搬离' then '迁出' when '外迁' then '迁出' when '迁居' then '迁出' when '自愿退出' then '退出' when '主动退出' then '退出' when '放弃' then '退出' when '其它' then '其他' else code_slow(raw.end_reason, getvariable('family_bed_end_reason')) end end as end_reason,
        case when raw.fund_source is null then null else case raw.fund_source when '中央' then '中央' when '省' then '省' when '市' then '市' when '县' then '县' when '福彩' then '福彩' when '社会' then '社会' when '中央资金' then '中央' when '中央财政' then '中央' when '省级' then '省' when '省级资金' then '省' when '市级' then '市' when '市级资金' then '市' when '县级' then '县' when '县级资金' then '县' when '区级' then '县' when '福彩公益金' then '福彩' when '彩票公益金' then '福彩' when '社会资金' then '社会' when '自筹' then '社会' when '社会捐赠' then '社会' else code_slow(raw.fund_source, getvariable('family_bed_fund_source')) end end as fund_source,
        raw.cost_yuan as cost_yuan_cell,
        try_cast(fraction(raw.cost_yuan, 2, '元') as decimal(18, 2)) as cost_yuan
    from ${rows} as raw
    inner join file on raw.file_no = file.file_no
    left join place on place.stated = case when strlen(raw.county_code) = 6 then raw.county_code else stripped(raw.county_code) end
),

read as (
    select
        *,
        person_number(person_id_plain, person_id_bare, person_id_cell) as person_id,
        as_day(assessed_on_plain, assessed_on_bare) as assessed_on,
        as_day(signed_on_plain, signed_on_bare) as signed_on,
        as_day(fitted_on_plain, fitted_on_bare) as fitted_on,
        as_day(accepted_on_plain, accepted_on_bare) as accepted_on,
        as_day(service_from_plain, service_from_bare) as service_from,
        as_day(service_to_plain, service_to_bare) as service_to
    from cell
),

numbered as (
    select
        *,
        person_id // 11 as body,
        person_id % 11 as check_stated
    from read
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
