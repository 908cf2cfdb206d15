-- The dictionary in every client's schema browser: what each table and column holds, with its unit. A column of the same name means the
-- same in every table, unless the table says otherwise. Names of delivered columns are those of the contracts (sql/sources).
create temporary table told (place text primary key, said text not null) on commit drop;
insert into told values
('mart.publication', '本库现在是哪一次发布的数据（一行）'),
('mart.region', '行政区划：省、设区市、县（市、区）、乡镇街道'),
('mart.kpi', '指标目录：名称、单位、方向与口径'),
('mart.kpi_value', '指标值：每个指标、区划、月份一行；比重为百分数 0–100'),
('mart.kpi_break', '指标口径变化：趋势不跨过这些月份'),
('mart.plan', '规划、方案等文件'),
('mart.plan_unit', '参与评价的区划'),
('mart.plan_note', '文件解读说明'),
('mart.promise', '文件中的全部量化要求，以及本系统如何逐条对应'),
('mart.duty', '文件规定的任务与基本养老服务清单项目'),
('mart.target', '目标：指标、区划、目标值、期限与权重'),
('mart.attainment', '目标进度：每个目标、区划、月份一行'),
('mart.scorecard', '评价得分与位次'),
('mart.scorecard_part', '得分的构成：每个评价项目一行'),
('mart.scorecard_target', '评价项目内各目标的得分依据'),
('mart.rank_sensitivity', '位次对权重等假设的敏感程度（Sobol 指数）'),
('mart.funnel', '漏斗图：县区比重与偶然波动范围'),
('mart.signal', '提请核实的异常情形；不影响得分'),
('mart.allocation', '资金分配结果'),
('mart.allocation_pot', '资金分配的总额与依据'),
('mart.allocation_pot_part', '总额按部分的划分'),
('mart.allocation_part', '各地分配额的组成与算式'),
('mart.allocation_payment', '分配额的预拨与清算'),
('mart.allocation_input', '分配所依据的数'),
('mart.allocation_note', '分配的规则说明与备注'),
('mart.allocation_step', '分配程序：复核、会商、集体研究、公示、文号'),
('mart.subsidy_rule', '补贴规则及其读法'),
('mart.subsidy_multiplier', '运营补贴的系数'),
('mart.subsidy_balance', '补贴应发与实发（按规则、区划、月份汇总）'),
('mart.reporting', '报送情况：每张表、县区、月份一行'),
('mart.rejection_summary', '被拒数据行，按规则汇总'),
('mart.rule_breach', '不符合规则的设施、机构与项目'),
('mart.bulletin', '已发布的通报'),
('mart.bulletin_figure', '已发布通报中印出的每个数'),
('mart.bulletin_kpi', '已发布通报所用的指标口径'),
('mart.institution', '养老机构登记（每机构每月一行）'),
('mart.bed_month', '养老机构床位月报（每机构每月一行）'),
('mart.institution_month', '养老机构月度事实：登记、床位、入住、护理员（每机构每月一行）'),
('mart.facility_month', '社区与乡镇养老服务设施（每设施每月一行）'),
('mart.township_month', '乡镇（街道）设施有无（每乡镇每月一行）'),
('mart.county_month', '县（市、区）机构有无（每县每月一行）'),
('mart.population', '老年人口（每县每月一行）'),
('mart.project_month', '建设项目（每项目每月一行）'),
('mart.fund_month', '资金：本财政年度一月至当月（每资金行每月一行）'),
('county.kpi_value', '本县（市、区）及所辖乡镇的指标值，未作小数保护；不得对外提供'),
('county.delivery', '本县（市、区）报送的文件及收件结论');
insert into told values
('admin_level', '所属层级：省、市、县、乡'), ('advance_yuan', '预拨金额，元'), ('amount', '标准（按文件印出），单位见 unit'),
('amount_yuan', '金额，元'), ('answer', '对应方式'), ('approved_beds', '核定床位数，张'), ('area_m2', '建筑面积，平方米'),
('assumption', '假设：评价项目代码（权重）或 normalisation（无量纲化方法）'),
('assurance', '正常波动下是否达标：consistently_pass 稳定达标、consistently_fail 稳定不达标、hit_and_miss 时有时无'),
('attainment', '完成程度：实际值÷目标值（逆向指标取其镜像），1 为恰好完成'), ('baseline_month', '基期月份（该月1日）'),
('baseline_value', '基期值，单位同指标'), ('basis', '计数对象'), ('beds', '床位数，张'), ('booked_on', '入账日期'),
('built_beds', '床位总数（已建），张'), ('caregivers', '护理员人数，人'), ('caregivers_needed_thirtieths', '按比例应配护理员，三十分之一人'),
('cases', '比重的基数，人或家等'), ('centre', '所属设区市已报送县区合计的比重，%'), ('check_rule', '核查规则代码（sql/checks）'),
('clause', '文件条款'), ('code_status', '代码状态：current 现行'), ('column_name', '字段名'),
('comparator', '比较方式：>=、<=、=、approx 左右 等'), ('converted', '折算分，分'), ('county_code', '县区代码，六位'),
('coverage', '已报送部分占基数的比例，0–1'), ('deadline', '期限（日期）'), ('deadline_printed', '期限是否为文件印出'),
('decimals', '印刷小数位数，位'), ('definition', '指标口径'), ('definition_hash', '定义文件的校验值'),
('definitions_hash', '全部定义的校验值'), ('delivery_id', '报送文件编号'), ('denominator', '分母，单位见口径；计数指标为空'),
('direction', '方向：up 越大越好、down 越小越好、none 不评'), ('document_no', '文号'),
('document_status', '文件状态：approved 已印发、draft 征求意见'), ('done_on', '完成日期'), ('duty_id', '任务编号'),
('evidence', '依据'), ('expected', '当月应达到的值，单位同指标'), ('facility_id', '设施编号'), ('feed', '报表代码'),
('feed_name', '报表名称'), ('feeds', '所用报表代码，以逗号分隔'), ('file_name', '文件名'), ('filed', '是否报送'),
('first_order', '一阶指数，0–1'), ('flag', '标记：census_2020 以普查人口代替、incomplete 报送不全、no_denominator 分母为零、suppressed 小数保护等'),
('floor', '起点值，单位同指标'), ('forecast', '按现有走势推算的期末值，单位同指标（漂移法）'),
('forecast_high', '推算值 80% 区间上限，单位同指标'), ('forecast_low', '推算值 80% 区间下限，单位同指标'), ('formula', '算式'),
('formula_numbers', '代入数字的算式，金额单位为元'), ('frequency', '频次'), ('fund_line_id', '资金流水号'),
('government_level', '政府层级：province 省、prefecture 市、county 县'), ('grade', '等次；不参评或无得分为空'),
('grade_note', '等次与得分不一致的原因'), ('has_centre', '有无养老服务中心'), ('has_county_centre', '有无县级公办养老机构'),
('has_day_care', '有无日间照料'), ('has_demonstration_home', '有无示范性区域敬老院'), ('has_destitute_centre', '有无县级失能特困人员集中供养机构'),
('has_four_mechanisms', '入院评估、服务协议、风险告知、纠纷调解四项机制是否齐全'),
('has_full_destitute_centre', '有无三级以上、百张床位、有医疗服务的县级失能特困人员集中供养机构'), ('has_large_centre', '有无一千平方米以上养老服务中心'),
('has_meals', '有无助餐'), ('has_medical_unit', '是否内设医疗机构'), ('has_public_demonstration', '有无公办公营示范机构'),
('has_public_home', '有无公办敬老院'), ('has_site', '有无任何机构或设施'), ('has_specialist_care', '有无失能照护机构'),
('headline', '是否为首页指标'), ('high', '报送不全时的上限，单位同指标'), ('high95', '95% 控制限上限，%'),
('high998', '99.8% 控制限上限，%'), ('host_code', '托管地区代码'), ('input_code', '所依据的指标或得分代码'),
('input_month', '所依据数的月份（该月1日）'), ('input_name', '所依据数的名称'), ('institution_id', '机构编号'),
('is_accepted', '是否竣工验收'), ('is_alive', '是否未取消'), ('is_built', '是否建成'), ('is_census_2020', '是否以2020年人口普查代替'),
('is_centre', '是否为综合养老服务中心'), ('is_conversion', '是否为改扩建'), ('is_demonstration', '是否示范'),
('is_destitute_support', '是否特困救助供养机构'), ('is_elder_care', '是否用于（或属于）养老服务'), ('is_in_use', '是否投入使用'),
('is_inclusive', '是否普惠'), ('is_listed', '是否列入文件附表'), ('is_new', '是否新建'), ('is_operating', '是否运营'),
('is_public', '是否公办（含公建民营）'), ('is_regional_centre', '是否为区域性中心'), ('is_running', '是否开展服务'),
('is_specialist_care', '是否具备失能照护能力'), ('is_started', '是否开工'), ('is_street_or_seat', '是否街道或城关镇'),
('is_upgraded', '是否已改造提升'), ('issue', '期号，期'), ('item_code', '评价项目代码'), ('jurisdiction_code', '适用地区代码'),
('kind', '类型'), ('kpi_code', '指标代码'), ('level', '层级：province、prefecture、county、township'),
('lift', '全部完成可增加的分数，分'), ('lift_per_case', '每增加一个单位可增加的分数，分'), ('low', '报送不全时的下限，单位同指标'),
('low95', '95% 控制限下限，%'), ('low998', '99.8% 控制限下限，%'), ('medical', '医疗服务：内设、签约等'), ('message', '规则说明'),
('missing', '缺什么数据或依据'), ('mode', '报送方式：full 全量、delta 增补、void 作废'), ('month', '月份（该月1日）'),
('multiplier', '系数，倍'), ('name', '名称'), ('nature', '性质：binding 约束性、expected 预期性、unstated 未注明'),
('needed', '距目标还差的数量，张、人等'), ('next_band_gap', '距上一得分段的差距，分'), ('next_grade', '上一等次'),
('next_grade_gap', '距上一等次的差距，分'), ('non_empty', '报表是否有数据行'), ('note', '说明'), ('notes', '说明（每行一条）'),
('number_printed', '目标值是否为文件印出'), ('numerator', '分子或计数，单位见口径'), ('nursing_beds', '护理型床位数，张'),
('nursing_beds_occupied', '护理型床位入住数，张'), ('on_time', '是否按时报送'), ('open_beds', '开放床位数，张'),
('outlook', '走势、推算与异常的文字说明'), ('owed', '应发对象数，个'), ('owed_not_paid', '应发未发对象数，个'),
('owed_yuan', '应发金额，元'), ('ownership', '运营性质'), ('pace_high', '近六个月最大月变化，单位同指标'),
('pace_low', '近六个月最小月变化，单位同指标'), ('paid', '实发对象数，个'), ('paid_not_owed', '不应发而发的对象数，个'),
('paid_yuan', '已支付金额，元'), ('parent_code', '上级区划代码'), ('part', '组成部分：need 需求、performance 绩效、improvement 进步等'),
('part_of', '包含本规则的规则，以逗号分隔'), ('passing_share', '通过校验的行占比，0–1'), ('payment', '支付：advance 预拨、settlement 清算'),
('period', '周期'), ('physical_progress_pct', '形象进度，%'), ('plan_code', '文件代码'), ('plan_definition_hash', '文件定义的校验值'),
('planned_beds', '规划床位数，张'), ('planned_nursing_beds', '规划护理型床位数，张'), ('points', '得分，分'),
('points_change', '比上月得分变化，分'), ('pop60', '60岁及以上人口，人'), ('pop65', '65岁及以上人口，人'), ('pop80', '80岁及以上人口，人'),
('pop_total', '总人口，人'), ('pot_yuan', '总额，元'), ('printed_unit', '文件印出的单位'), ('printed_value', '文件印出的数值'),
('project_id', '项目编号'), ('publication_id', '发布序号'), ('published_at', '发布时刻'), ('purpose', '用途'),
('quota_source', '分解来源：document 文件、computed 试算'), ('rank', '位次，名'), ('rank_change', '比上月位次变化，名'),
('rank_high', '位次区间最后位，名'), ('rank_low', '位次区间最前位，名'), ('rating', '机构等级，级（0 为未评定）'), ('reading', '规则读法'),
('reason', '原因'), ('received_at', '收到时刻（北京时间）'), ('recent_pace', '近期月均变化，单位同指标'), ('region_code', '区划代码'),
('rejected', '被拒行数，行'), ('released_on', '发布日期'), ('remark', '备注'), ('required_pace', '达标所需月均变化，单位同指标'),
('residents', '月末入住人数，人'), ('residents_able', '能力完好入住人数，人'), ('residents_mild', '轻度失能入住人数，人'),
('residents_moderate', '中度失能入住人数，人'), ('residents_severe', '重度、完全失能入住人数，人'),
('residents_unassessed', '未评估入住人数，人'), ('responsible', '责任单位'), ('revision', '第几次报送，次'), ('role', '角色：ranked 参评、shown 仅列出'),
('row_no', '原文件行号，行'), ('rows', '行数，行'), ('rule_id', '规则代码'), ('score', '得分，分；空为暂不评定'),
('score_change', '比上月得分变化，分'), ('score_high', '缺报部分按满分计的得分，分'), ('score_low', '缺报部分按下限计的得分，分'),
('sdg_ratio', '实际年均增速÷所需年均增速（SDG 进展法），±1000 内'),
('sdg_verdict', '进展判断：target_met、on_track、acceleration_needed、limited_progress、deterioration'),
('settlement_yuan', '清算金额，元；负数为应退'), ('share', '占比，0–1'), ('sheet', '工作表名'), ('skipped', '未处理行数，行'),
('sort_order', '显示顺序'), ('source', '来源'), ('source_document', '来源文件'), ('sql_hash', '计算口径的校验值'), ('stage', '资金环节'),
('standing', '是否为每月常态要求'), ('status', '状态'), ('step', '程序环节'), ('subject', '指标或报表名称'), ('target', '目标值，单位同指标'),
('target_id', '目标编号'), ('target_value', '目标值，单位同指标'), ('thing_id', '机构、设施或项目编号'), ('tie_band', '并列段，段'),
('tolerance', '允许偏差，单位同指标'), ('total', '总指数，0–1'), ('total_investment_yuan', '总投资，元'), ('township_code', '乡镇代码（街道同），九位'),
('trial', '是否试评（试算）'), ('unit', '单位代码'), ('unit_label', '单位'), ('value', '值：比重为百分数 0–100，计数按单位'),
('verdict', '判断'), ('village_code', '村（社区）代码，十二位'), ('vintage', '版次，版'), ('accepted', '通过行数，行'), ('warned', '提示行数，行'),
('weight', '权重，分'), ('weights_document', '批准权重的文件'), ('xmr_centre', '近24个月均值，单位同指标'),
('xmr_high', '自然波动上限，单位同指标'), ('xmr_low', '自然波动下限，单位同指标'), ('xmr_rule', '判为异常的规则'),
('xmr_signal', '本月波动：common_cause 正常、improvement 改善、concern 下滑');
insert into told values
('mart.institution.name', '机构名称'), ('mart.institution.kind', '机构类型'), ('mart.institution.status', '运营状态'),
('mart.bed_month.kind', '机构类型'), ('mart.bed_month.status', '运营状态'), ('mart.institution_month.kind', '机构类型'), ('mart.institution_month.admin_level', '管理层级：省、市、县、乡'),
('mart.facility_month.kind', '设施类型'), ('mart.project_month.kind', '建设性质'), ('mart.project_month.status', '项目状态'),
('mart.project_month.admin_level', '项目层级'), ('mart.fund_month.purpose', '资金用途'),
('mart.kpi.source', '来源：microdata 由明细计算、reported 由部门填报'), ('mart.kpi.unit', '单位代码：percent、beds、persons 等'),
('mart.reporting.expected', '是否应当报送'),
('mart.subsidy_multiplier.standing', '等级：not_started 未运营、unrated 未评定、1–5 级'),
('mart.allocation.share', '占总额的比例，0–1'), ('mart.scorecard_target.share', '从起点到目标已完成的比例，0–1'),
('mart.scorecard_part.target', '目标值，单位同指标'), ('mart.fund_month.amount_yuan', '金额，元'), ('mart.fund_month.source', '资金来源'),
('mart.attainment.status', '状态：met 已完成、basically_met 基本完成、on_track 进度正常、lagging 滞后、off_track 严重滞后、no_data 无数据、duty_met 已落实、duty_missed 未落实、met_on_time 按期完成、missed 未按期完成'),
('mart.project_month.paid_yuan', '累计支付金额，元'), ('mart.subsidy_balance.paid_yuan', '实发金额，元'),
('county.delivery.rejected', '被拒行数，行'), ('county.delivery.verdict', '收件结论：accepted 收下、rejected 退回');
do $$
declare
    wanted record;
begin
    for wanted in
        select
            namespace.nspname || '.' || class.relname as relation,
            attribute.attname as name,
            coalesce(special.said, general.said) as said
        from pg_class as class
        inner join pg_namespace as namespace on namespace.oid = class.relnamespace
        inner join pg_attribute as attribute on attribute.attrelid = class.oid and attnum > 0 and not attisdropped
        left join told as special on special.place = nspname || '.' || relname || '.' || attname
        left join told as general on general.place = attname
        where class.relkind = 'r' and namespace.nspname in ('mart', 'county')
    loop
        if wanted.said is null then
            raise exception 'nothing is said about %.%', wanted.relation, wanted.name;
        end if;
        execute format('comment on column %s.%I is %L', wanted.relation, wanted.name, wanted.said);
    end loop;
    for wanted in
        select nspname || '.' || relname as relation, said
        from pg_class
        inner join pg_namespace on pg_namespace.oid = relnamespace
        left join told on place = nspname || '.' || relname
        where relkind = 'r' and nspname in ('mart', 'county')
    loop
        if wanted.said is null then
            raise exception 'nothing is said about %', wanted.relation;
        end if;
        execute format('comment on table %s is %L', wanted.relation, wanted.said);
    end loop;
end
$$;
comment on schema mart is '已发布的数据：各角色按权限查询';
comment on schema county is '县（市、区）自己的明细：只有本县与数据管理员可见';
