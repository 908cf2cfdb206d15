package io.eldercare.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReadBinsTest {
    private static final long MEGABYTE = 1L << 20;

    @Test
    void aTaskReadsOneMonthInOrderOfCountyUpToSixteenMegabytes() {
        List<List<ReadTask>> bins = ReadBins.of(List.of(
                file("360203", "2025-11-01", 7),
                file("360202", "2025-10-01", 7),
                file("360281", "2025-10-01", 3),
                file("360222", "2025-10-01", 7)));

        assertThat(bins.stream()
                        .map(bin -> bin.stream().map(ReadTask::county).toList())
                        .toList())
                .containsExactly(List.of("360202", "360222"), List.of("360281"), List.of("360203"));
    }

    @Test
    void filesOfCitiesShareATaskToo() {
        assertThat(ReadBins.of(List.of(city("360200", 2), city("360100", 2)))).hasSize(1);
    }

    private static ReadTask file(String county, String month, int megabytes) {
        return task(county, month, megabytes, List.of());
    }

    private static ReadTask city(String code, int megabytes) {
        return task(code, "2025-10-01", megabytes, List.of(code.substring(0, 4) + "02|2025-10"));
    }

    private static ReadTask task(String county, String month, int megabytes, List<String> slices) {
        return new ReadTask(
                "",
                "",
                "",
                county + month,
                county,
                month,
                "2025-12-01",
                1,
                2,
                true,
                false,
                megabytes * MEGABYTE,
                slices,
                slices);
    }
}
