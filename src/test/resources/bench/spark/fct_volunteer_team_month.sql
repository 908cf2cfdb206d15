-- grain: one row per team and month
-- rows of: volunteer_team
select
    volunteer_team.month,
    volunteer_team.county_code,
    cast(null as string) as township_code,
    volunteer_team.team_id,
    volunteer_team.status = '在册' as is_registered,
    volunteer_team.elder_service as is_elder_service,
    volunteer_team.delivery_id,
    volunteer_team.row_no
from silver.volunteer_team
