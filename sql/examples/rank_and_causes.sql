-- 类：目标与排名
-- 问题：各县（市、区）得分和名次是多少，比上月变了多少，是哪一项拉动、哪一项拖累的？
-- 注意：同一“并列档”里的名次差别在误差以内，不宜比先后；规划标为试评的只供内部研究。
-- 列：
--   规划      规划代码
--   县市区    地区名称
--   得分      分
--   名次      第几
--   并列档    档相同即不分先后
--   名次范围  考虑误差后可能的名次
--   得分变化  比上月，分
--   拉动      比上月加分最多的一项，分
--   拖累      比上月减分最多的一项，分
select
    scorecard.plan_code as 规划,
    region.name as 县市区,
    round(scorecard.score, 1) as 得分,
    scorecard.rank as 名次,
    scorecard.tie_band as 并列档,
    scorecard.rank_low || '—' || scorecard.rank_high as 名次范围,
    round(scorecard.score_change, 1) as 得分变化,
    gain.name || to_char(gain.points_change, 'FMS990.0') as 拉动,
    loss.name || to_char(loss.points_change, 'FMS990.0') as 拖累
from scorecard
inner join region on scorecard.region_code = region.region_code
left join lateral (
    select
        name,
        points_change
    from scorecard_part
    where scorecard_part.plan_code = scorecard.plan_code
        and scorecard_part.region_code = scorecard.region_code
        and scorecard_part.month = scorecard.month
        and round(points_change, 1) > 0
    order by points_change desc, item_code
    limit 1
) as gain on true
left join lateral (
    select
        name,
        points_change
    from scorecard_part
    where scorecard_part.plan_code = scorecard.plan_code
        and scorecard_part.region_code = scorecard.region_code
        and scorecard_part.month = scorecard.month
        and round(points_change, 1) < 0
    order by points_change, item_code
    limit 1
) as loss on true
where scorecard.role = 'ranked'
    and scorecard.month = (select max(latest.month) from scorecard as latest where latest.plan_code = scorecard.plan_code)
order by scorecard.plan_code, scorecard.rank, region.sort_order;
