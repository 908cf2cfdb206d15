-- grain: one row per membership of a team that the county's register does not list
-- feed: volunteer_membership
-- rule: REF_VOLUNTEER
-- column: team_id
-- message: 队伍编号不在本月志愿队伍名册中
select
    volunteer_membership.county_code,
    volunteer_membership.month,
    volunteer_membership.delivery_id,
    volunteer_membership.row_no
from silver.volunteer_membership
left anti join silver.volunteer_team
    on volunteer_membership.team_id = volunteer_team.team_id
    and volunteer_membership.county_code = volunteer_team.county_code
    and volunteer_membership.month = volunteer_team.month
