package io.eldercare.job.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.eldercare.report.vintage.Basis;
import io.eldercare.report.vintage.Basis.Indicator;
import io.eldercare.report.vintage.Basis.SliceInForce;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a vintage rests on, as the archive keeps it: JSON with sorted keys; a slice is a list of six texts. */
final class BasisFile {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private BasisFile() {}

    static byte[] write(Basis basis) {
        Map<String, Object> kpis = new TreeMap<>();
        basis.kpis()
                .forEach(
                        (code, kpi) -> kpis.put(code, Map.of("hash", kpi.hash(), "feeds", new TreeSet<>(kpi.feeds()))));
        List<List<String>> slices = basis.slices().stream()
                .map(slice -> List.of(
                        slice.feed(),
                        slice.county(),
                        slice.month().toString(),
                        slice.deliveryId(),
                        slice.fileName(),
                        slice.receivedAt().toString()))
                .toList();
        Map<String, Object> file = new TreeMap<>();
        file.put("definitions", basis.definitions());
        file.put("plan_definition", basis.planDefinition());
        file.put("kpis", kpis);
        file.put("slices", slices);
        try {
            return MAPPER.writeValueAsBytes(file);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static Basis read(byte[] json) {
        try {
            JsonNode file = MAPPER.readTree(json);
            SortedMap<String, Indicator> kpis = new TreeMap<>();
            file.path("kpis").fields().forEachRemaining(field -> {
                TreeSet<String> feeds = new TreeSet<>();
                field.getValue().path("feeds").forEach(feed -> feeds.add(feed.asText()));
                kpis.put(
                        field.getKey(),
                        new Indicator(field.getValue().path("hash").asText(), feeds));
            });
            List<SliceInForce> slices = new ArrayList<>();
            file.path("slices")
                    .forEach(slice -> slices.add(new SliceInForce(
                            slice.path(0).asText(),
                            slice.path(1).asText(),
                            YearMonth.parse(slice.path(2).asText()),
                            slice.path(3).asText(),
                            slice.path(4).asText(),
                            LocalDateTime.parse(slice.path(5).asText()))));
            return new Basis(
                    file.path("definitions").asText(),
                    file.path("plan_definition").asText(),
                    kpis,
                    slices);
        } catch (IOException broken) {
            throw new UncheckedIOException("Cannot read the basis of a released vintage", broken);
        }
    }
}
