package io.eldercare.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.testing.TestRoot;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImprintsTest {
    private final Problems problems = new Problems();

    private Imprints read(String yaml) {
        return Imprints.read(YamlNode.parse("settings.yml", yaml, problems));
    }

    @Test
    void theInstallationStatesTheDefaults() {
        Imprints installed = Settings.load(TestRoot.path().resolve("jobs/settings.yml"), problems)
                .imprints();
        assertThat(installed).isEqualTo(Imprints.USUAL).isEqualTo(Imprints.read(Optional.empty()));
        assertThat(installed.of("JDZ3Y").of("景德镇市").sender()).isEqualTo("景德镇市养老服务工作领导小组办公室");
        assertThat(problems.found()).isEmpty();
    }

    @Test
    void aPlanTakesFromTheCommonLinesWhatItDoesNotState() {
        Imprints imprints = read("""
                sender: 联席会议办公室
                report_to: [市政府分管领导]
                plans:
                  GZ23: {sender: 领导小组办公室, copy_to: ['{place}民政局', 财政局]}
                """);
        assertThat(imprints.of("GZ23").of("赣州市"))
                .isEqualTo(new Imprint("领导小组办公室", "领导小组办公室", List.of("市政府分管领导"), List.of("赣州市民政局", "财政局")));
        assertThat(imprints.of("JDZ3Y"))
                .isEqualTo(new Imprint("联席会议办公室", "联席会议办公室", List.of("市政府分管领导"), List.of("领导小组成员单位")));
    }

    @Test
    void pointsAtLinesThatMeanNothing() {
        read("sender: ''\nreport_to: 市政府\nplans:\n  GZ23: {senders: 市政府}\n");
        assertThat(problems.found())
                .extracting(Problem::line, Problem::message)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(1, "a name is expected here"),
                        org.assertj.core.groups.Tuple.tuple(2, "a list is expected here"),
                        org.assertj.core.groups.Tuple.tuple(4, "unknown key 'senders'; nearest known is 'sender'"));
    }
}
