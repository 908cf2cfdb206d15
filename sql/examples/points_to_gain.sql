-- 类：目标与排名
-- 问题：每个县（市、区）做哪一件事最能提高得分，要做多少？
-- 注意：“要做多少”是达到目标还差的床位、人数等；数量小而能得分多的先做。
-- 列：
--   规划      规划代码
--   县市区    地区名称
--   目标      目标名称
--   现值      最近一月
--   满分值    得满分的数值
--   要做多少  达到满分值还差的数量
--   可得分    达到满分值可增加的分
with ranked as (
    select
        scorecard_target.*,
        row_number() over (partition by plan_code, region_code order by lift desc, target_id) as place
    from scorecard_target
    where lift > 0
        and month = (select max(latest.month) from scorecard_target as latest where latest.plan_code = scorecard_target.plan_code)
)

select
    ranked.plan_code as 规划,
    region.name as 县市区,
    promise.name as 目标,
    round(ranked.value, 1) as 现值,
    round(ranked.target, 1) as 满分值,
    ranked.needed as 要做多少,
    round(ranked.lift, 2) as 可得分
from ranked
inner join region on ranked.region_code = region.region_code
inner join promise on ranked.plan_code = promise.plan_code and ranked.target_id = promise.target_id
where ranked.place <= 3
order by ranked.plan_code, region.sort_order, ranked.place;
