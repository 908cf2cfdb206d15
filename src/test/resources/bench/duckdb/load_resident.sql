-- 养老机构入住老年人名册: the rows of all files, typed and judged by the contract's checks (sql/sources/resident.yml)
create or replace table resident as
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
        raw.person_id as person_id_cell,
        person_plain(raw.person_id) as person_id_plain,
        person_bare(person_id_plain, raw.person_id) as person_id_bare,
        text(raw.institution_id, 64) as institution_id,
        raw.admitted_on as admitted_on_cell,
        day_plain(raw.admitted_on) as admitted_on_plain,
        bare(admitted_on_plain, raw.admitted_on) as admitted_on_bare,
        raw.left_on as left_on_cell,
        day_plain(raw.left_on) as left_on_plain,
        bare(left_on_plain, raw.left_on) as left_on_bare,
        case when raw.leave_reason is null then null else case raw.leave_reason when '死亡' then '死亡' when '转院' then '转院' when '回家' then '回家' when '住院' then '住院' when '其他' then '其他' when '去世' then '死亡' when '已故' then '死亡' when '病故' then '死亡' when '转入其他机构' then '转院' when '转其他养老机构' then '转院' when '回家居住' then '回家' when '返家' then '回家' when '就医' then '住院' when '转医院' then '住院' when '其它' then '其他' else code_slow(raw.leave_reason, getvariable('resident_leave_reason')) end end as leave_reason,
        case when raw.ability_level is null then null else case raw.ability_level when '0' then '0' when '1' then '1' when '2' then '2' when '3' then '3' when '4' then '4' when '能力完好' then '0' when '0级' then '0' when '轻度失能' then '1' when '能力轻度受损' then '1' when '能力轻度受损（轻度失能）' then '1' when '1级' then '1' when '轻度' then '1' when '中度失能' then '2' when '能力中度受损' then '2' when '能力中度受损（中度失能）' then '2' when '2级' then '2' when '中度' then '2' when '重度失能' then '3' when '能力重度受损' then '3' when '能力重度受损（重度失能）' then '3' when '3级' then '3' when '重度' then '3' when '完全失能' then '4' when '能力完全丧失' then '4' when '能力完全丧失（完全失能）' then '4' when '4级' then '4' when '完全丧失' then '4' else code_slow(raw.ability_level, getvariable('resident_ability_level')) end end as ability_level,
        case when raw.payer is null then null else case raw.payer when '自费' then '自费' when '特困' then '特困' when '优抚' then '优抚' when '长护险' then '长护险' when '其他' then '其他' when '社会老人' then '自费' when '自费老人' then '自费' when '个人付费' then '自费' when '特困供养' then '特困' when '特困人员' then '特困' when '政府供养' then '特困' when '优抚对象' then '优抚' when '长期护理保险' then '长护险' when '其它' then '其他' else code_slow(raw.payer, getvariable('resident_payer')) end end as payer,
        flag(raw.destitute) as destitute
    from ${rows} as raw
    inner join file on raw.file_no = file.file_no
    left join place on place.stated = case when strlen(raw.county_code) = 6 then raw.county_code else stripped(raw.county_code) end
),

read as (
    select
        *,
        person_number(person_id_plain, person_id_bare, person_id_cell) as person_id,
        as_day(admitted_on_plain, admitted_on_bare) as admitted_on,
        as_day(left_on_plain, left_on_bare) as left_on
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
    case when body is not null then hash(body) end as person_key,
    institution_id,
    admitted_on,
    left_on,
    leave_reason,
    ability_level,
    payer,
    destitute,
    coalesce(is_place, false)
    and coalesce(person_valid(body, check_stated, received_ymd), false)
    and institution_id is not null
    and admitted_on is not null
    and not wrong(left_on, left_on_cell)
    and not coalesce(
        left_on < admitted_on
        or admitted_on > received_on,
        false
    )
    as is_accepted
from numbered
