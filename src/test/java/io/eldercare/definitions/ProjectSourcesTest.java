package io.eldercare.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.definitions.Contract.Check;
import io.eldercare.definitions.Contract.Column;
import io.eldercare.definitions.Contract.Personal;
import io.eldercare.definitions.Contract.Severity;
import io.eldercare.definitions.Contract.Type;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contracts and profiles of this project against the submission standard. */
class ProjectSourcesTest {
    private static final Path SOURCES = Path.of("sql", "sources");
    private static final Pattern CAP = Pattern.compile("(b\\d_\\d) > (\\d) and standard_code = 'GB/T 42195-2022'");

    private final Problems problems = new Problems();
    private final Map<String, Contract> contracts = ContractLoader.load(SOURCES, problems);

    @Test
    void everyFeedOfTheStandardHasAContractWithoutMistakes() {
        assertThat(problems.found()).isEmpty();
        assertThat(contracts.keySet())
                .containsExactly(
                        "institution",
                        "bed_month",
                        "family_bed",
                        "family_bed_month",
                        "assessment",
                        "special_roster",
                        "visit",
                        "volunteer_team",
                        "volunteer",
                        "volunteer_membership",
                        "service_record",
                        "staff",
                        "facility",
                        "fund",
                        "project",
                        "project_month",
                        "retrofit",
                        "reported_measure",
                        "population",
                        "resident",
                        "destitute",
                        "benefit");
    }

    /** Lists of the submission standard, sections 1 to 19. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            institution    | kind          | 社会福利院 敬老院 光荣院 民办养老院 社区嵌入式 日间照料 其他
            institution    | ownership     | 公办公营 公建民营 民办公助 民办民营
            institution    | legal_form    | 事业单位 民办非企业 企业 未登记
            institution    | status        | 运营 停业 在建 注销
            institution    | rating        | 0 1 2 3 4 5
            institution    | mechanisms    | 入院评估 服务协议 风险告知 纠纷调解
            family_bed     | subtype       | 养老 病床
            family_bed     | eligibility   | 特困 低保 低保边缘 高龄 失能 部分失能 计生特殊家庭 其他
            family_bed     | end_reason    | 死亡 入住机构 迁出 退出 其他
            assessment     | setting       | 居家 社区 机构
            assessment     | reason        | 首次评估 常规评估 即时评估 因对评估结果有疑问进行的复评 其他
            assessment     | final_level   | 0 1 2 3 4
            special_roster | categories    | 独居 空巢 留守 失能 重残 计生特殊家庭
            special_roster | exit_reason   | 死亡 迁出 入住机构 情况变化
            visit          | mode          | 上门 电话 视频 其他
            visit          | outcome       | 见到 接通 未见到 拒绝 已离开 已故
            visit          | visitor_type  | 村居干部 网格员 社工 志愿者 机构人员 邻里
            volunteer_team | status        | 在册 注销
            service_record | class         | 助餐 助浴 助洁 助行 助医 陪伴 文娱 其他
            staff          | post          | 院长 护理员 护士 医生 社工 康复 营养 消防 行政 后勤
            staff          | skill_level   | 0 五级 四级 三级 二级 一级
            facility       | kind          | 日间照料 助餐点 嵌入式 互助之家 服务站 老年学校 其他
            fund           | source        | 中央 省 市 县 福彩 债券 社会
            fund           | purpose       | 养老机构 居家社区养老 适老化改造 养老补贴 养老人才 其他养老 儿童福利 残疾人福利 其他社会福利
            fund           | stage         | 下达 到位 支出 收回
            project        | kind          | 新建 改建 扩建 改造 设备 适老化
            project        | status        | 前期 在建 完工 验收 投用 停工 取消
            retrofit       | eligibility   | 特困 低保 高龄 失能 残疾 留守 空巢 计生特殊家庭 其他
            resident       | payer         | 自费 特困 优抚 长护险 其他
            destitute      | dependency    | 全自理 半护理 全护理
            destitute      | placement     | 集中 分散 其他
            """)
    void codeListsAreTheStandards(String feed, String column, String codes) {
        assertThat(column(feed, column).codes().keySet()).containsExactly(codes.split(" "));
    }

    /** GB/T 42195-2022: 32 + 15 + 28 + 15 = 90. */
    @Test
    void itemCapsOfTheAssessmentAddUpToNinety() {
        List<Integer> caps = contracts.get("assessment").checks().stream()
                .map(check -> CAP.matcher(check.violated()))
                .filter(Matcher::matches)
                .map(matcher -> Integer.valueOf(matcher.group(2)))
                .toList();
        assertThat(caps).hasSize(26);
        assertThat(caps.subList(0, 8)).containsOnly(4);
        assertThat(caps.stream().mapToInt(Integer::intValue).sum()).isEqualTo(90);
        assertThat(check("assessment", "DOM_RANGE", "total").violated()).startsWith("total > 90 ");
    }

    @Test
    void severitiesFollowTheStandard() {
        assertThat(check("bed_month", "XROW_PART_GT_TOTAL", "nursing_beds").severity())
                .isEqualTo(Severity.REJECT_ROW);
        assertThat(check("bed_month", "XROW_SUM", "residents").severity()).isEqualTo(Severity.REJECT_ROW);
        assertThat(check("bed_month", "XROW_OCCUPIED_GT_TOTAL", "residents").severity())
                .isEqualTo(Severity.WARN);
        assertThat(check("bed_month", "XROW_BUILT_GT_APPROVED", "built_beds").severity())
                .isEqualTo(Severity.WARN);
        assertThat(check("assessment", "XROW_LEVEL", "final_level").severity()).isEqualTo(Severity.REJECT_ROW);
        assertThat(check("assessment", "XROW_LEVEL_FROM_TOTAL", "final_level").severity())
                .isEqualTo(Severity.WARN);
    }

    @ParameterizedTest
    @CsvSource({
        "assessment,assessed_on",
        "visit,visited_at",
        "service_record,start_at",
        "fund,booked_on",
        "retrofit,accepted_on",
        "benefit,for_month"
    })
    void everyEventBelongsToTheMonthOfItsFile(String feed, String column) {
        assertThat(check(feed, "DATE_OUT_OF_PERIOD", column).severity()).isEqualTo(Severity.REJECT_ROW);
        assertThat(contracts.get(feed).checks()).anyMatch(check -> check.rule().equals("DATE_FUTURE"));
    }

    @Test
    void namesOfPersonsAreNeverKept() {
        assertThat(List.of(
                        column("special_roster", "responsible_visitor"), column("visit", "visitor_id"),
                        column("assessment", "assessor1"), column("assessment", "assessor2"),
                        column("service_record", "recorder"), column("reported_measure", "reported_by")))
                .allMatch(column -> column.personal() == Personal.TOKEN);
        assertThat(contracts.values().stream()
                        .flatMap(contract -> contract.columns().stream())
                        .filter(column -> column.name().equals("person_id")))
                .hasSize(11)
                .allMatch(column -> column.type() == Type.PERSON);
    }

    @Test
    void profilesMapTheCensusAndTheInstitutionSystem() {
        List<Profile> profiles = ProfileLoader.load(SOURCES.resolve("profiles"), contracts, problems);
        assertThat(problems.found()).isEmpty();
        assertThat(profiles).extracting(Profile::name).containsExactly("census_2020", "jinmin_institution");
        Profile census = profiles.get(0);
        assertThat("census_county_2020_v1.xlsx").matches(census.filePattern());
        // region code, total, family households, and two sexes in the six age groups from 60-64 to 85 and over
        assertThat(census.headers()).hasSize(3 + 2 * 6).contains("区划代码", "人口数_合计", "家庭户数", "男_60到64岁", "女_85岁以上");
        assertThat("养老机构基本信息_2025-10_r2.xlsx").matches(profiles.get(1).filePattern());
    }

    private Column column(String feed, String column) {
        return contracts.get(feed).column(column).orElseThrow();
    }

    private Check check(String feed, String rule, String column) {
        return contracts.get(feed).checks().stream()
                .filter(check -> check.rule().equals(rule) && check.column().equals(column))
                .findFirst()
                .orElseThrow();
    }
}
