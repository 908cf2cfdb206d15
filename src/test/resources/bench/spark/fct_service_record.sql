-- grain: one row per volunteer service
-- rows of: service_record
select
    service_record.month,
    service_record.county_code,
    cast(null as string) as township_code,
    service_record.record_id,
    service_record.volunteer_id,
    service_record.team_id,
    service_record.class,
    coalesce(service_record.elder_service, false) as is_elder_service,
    service_record.hours,
    service_record.time_bank_entry,
    service_record.delivery_id,
    service_record.row_no
from silver.service_record
