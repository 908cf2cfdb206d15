package io.eldercare.report;

import static io.eldercare.report.ContentMart.numbers;
import static io.eldercare.report.ContentMart.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.definitions.Messages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the letters to the units of Jingdezhen say in October 2025. */
final class LettersTest {
    private static ContentMart mart;
    private static SortedMap<String, byte[]> letters;

    @BeforeAll
    static void fill() throws IOException {
        mart = new ContentMart();
        letters = Letters.html(
                mart.request(EditionKind.MONTH, ContentMart.MONTH), new Messages(Map.of()), Optional.empty());
    }

    private static String letter(String code) {
        return plain(new String(letters.get(code), StandardCharsets.UTF_8));
    }

    @Test
    void areWellFormedXml() throws Exception {
        var parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        for (byte[] letter : letters.values()) {
            assertThat(parser.parse(new ByteArrayInputStream(letter))
                            .getElementsByTagName("h2")
                            .getLength())
                    .isEqualTo(5);
        }
    }

    @Test
    void printNoNumberThatFiguresLack() {
        PrintedNumbers numbers = numbers(mart.october());
        letters.values()
                .forEach(letter -> assertThat(numbers.unknown(new String(letter, StandardCharsets.UTF_8)))
                        .isEmpty());
        assertThat(numbers.seen()).isGreaterThan(100);
    }

    @Test
    void tellsACountyItsFiguresRankMistakesAndWhatHelps() {
        assertThat(letter("360281"))
                .contains("请在收到之日起两个工作日内书面确认或者提出异议；逾期未答复的，按无异议处理。")
                .contains("乡镇敬老院入住率46.0%提高0.8个百分点约60%59.2%明显滞后")
                .contains("为老服务志愿者7600人增加60人未分解—仅列示")
                .contains("得分80.33分，较上月下降0.43分；列第2档，名次区间3；等次为良好。得分为试评，不作为考核依据。")
                .contains("应报6份，已报6份，按时5份。共6000行，退回15行，合格率99.8%，请改正后重报：")
                .contains("探访记录身份证号码校验位不符15核对证件原件")
                .contains("没有需要核实的线索。");
        assertThat(letter("360203")).contains("列第1档，名次区间1至2，与浮梁县不分先后");
        assertThat(letter("360222")).contains("请核实的线索特殊困难老年人月探访率：自2025年5月起连续6个月100%");
        assertThat(letter("360272")).contains("最能提高得分的是：养老机构护理型床位占比达到目标，可提高9.62分（按现有基数还差5张护理型床位）。");
    }

    @Test
    void asksACountyThatDidNotFile() {
        assertThat(letter("360202")).contains("暂不评定（月探访率缺报）。", "未报探访记录，请随下月数据一并补报。", "特殊困难老年人月探访率——100%每月任务缺报");
    }

    @Test
    void politelyWritesToACountyWithoutFigures() throws IOException {
        ReportRequest december = mart.request(EditionKind.MONTH, YearMonth.of(2025, 12));
        Edition empty = Bulletins.edition(december);
        Map<String, Object> context = Letters.context(
                december, empty, empty.units().get(2), new Messages(Map.of()), Optional.of(LocalDate.of(2026, 1, 14)));
        assertThat(plain(mart.page().evaluate("letter.body.peb", context)))
                .contains("请于2026年1月14日前书面确认", "2025年12月没有收到可用的数据，以下各项均为缺报。", "本期没有浮梁县的得分。", "没有登记应报数据。");
    }
}
