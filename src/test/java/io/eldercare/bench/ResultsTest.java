package io.eldercare.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResultsTest {
    @Test
    void addsUpThePartsOfAPhaseAndReadsThisProgramsOwnWords() {
        assertThat(Results.phases(List.of(
                        "phase load_visit 0.216",
                        "phase load_volunteer 0.260",
                        "phase kpis 0.052",
                        "装载校验（共 13）……",
                        "完成 装载校验（41.1 秒）",
                        "phases of the moon 3")))
                .isEqualTo("load 0.5, kpis 0.1, 装载校验 41.1");
    }
}
