package io.eldercare.badinput;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A county and month that one case has for itself, with the files it puts there and what is to be read from them. */
public final class Plot {
    static final String HEAD = "team_id,name,elder_service,status\n";
    static final String FIRST = "T1,夕阳红,是,在册\n";
    static final String SECOND = "T2,晨曦,是,在册\n";

    private final String caseId;
    private final String county;
    private final String neighbour;
    private final YearMonth month;
    private final List<Delivery> deliveries = new ArrayList<>();
    private final Map<String, String> values = new LinkedHashMap<>();

    Plot(String caseId, String county, String neighbour, YearMonth month) {
        this.caseId = caseId;
        this.county = county;
        this.neighbour = neighbour;
        this.month = month;
    }

    /** @param place path below the inbox */
    public record Delivery(String place, byte[] bytes, LocalDateTime arrival) {
        public String fileName() {
            return place.substring(place.lastIndexOf('/') + 1);
        }
    }

    public String caseId() {
        return caseId;
    }

    public String county() {
        return county;
    }

    /** A county that is no case's own. */
    String neighbour() {
        return neighbour;
    }

    public YearMonth month() {
        return month;
    }

    public List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    /** By column: a value that one accepted row must have in silver. */
    public Map<String, String> values() {
        return Map.copyOf(values);
    }

    Plot expects(String column, String value) {
        values.put(column, value);
        return this;
    }

    LocalDateTime usualArrival() {
        return month.plusMonths(1).atDay(3).atTime(8, 0);
    }

    /** Such as {@code visit_360281_2025-10.csv}. */
    String name(String feed, String ending) {
        return feed + "_" + county + "_" + month + ending;
    }

    Plot put(String place, byte[] bytes, LocalDateTime arrival) {
        deliveries.add(new Delivery(place, bytes, arrival));
        return this;
    }

    /** A file of any name in the county's own folder. */
    Plot raw(String name, byte[] bytes) {
        return put(county + "/" + name, bytes, usualArrival());
    }

    Plot raw(String name, String text) {
        return raw(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The teams' file of the county and month. */
    Plot teams(byte[] bytes) {
        return raw(name("volunteer_team", ".csv"), bytes);
    }

    Plot teams(String text) {
        return teams(text.getBytes(StandardCharsets.UTF_8));
    }

    Plot workbook(byte[] bytes) {
        return raw(name("volunteer_team", ".xlsx"), bytes);
    }

    /** A file of two rows: one without fault, and one with the given values ({@code column=value}). */
    Plot row(String feed, String... overrides) {
        return rows(month, feed, List.of(List.of(overrides)));
    }

    /** A file of one row without fault and one for each list of values. */
    @SafeVarargs
    final Plot rows(String feed, List<String>... overrides) {
        return rows(feed, List.of(overrides));
    }

    Plot rows(String feed, List<List<String>> overrides) {
        return rows(month, feed, overrides);
    }

    /** The same for a month of its own. */
    Plot rows(YearMonth of, String feed, List<List<String>> overrides) {
        List<Map<String, String>> rows = new ArrayList<>(List.of(BaseRow.other(feed, county)));
        for (List<String> each : overrides) {
            Map<String, String> row = BaseRow.of(feed, county);
            each.forEach(pair -> row.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1)));
            rows.add(row);
        }
        String name = feed + "_" + county + "_" + of + ".csv";
        return put(county + "/" + name, csv(rows), of.plusMonths(1).atDay(3).atTime(8, 0));
    }

    private static byte[] csv(List<Map<String, String>> rows) {
        List<String> columns =
                rows.stream().flatMap(row -> row.keySet().stream()).distinct().toList();
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(columns);
            rows.forEach(row -> csv.writeRecord(
                    columns.stream().map(column -> row.getOrDefault(column, "")).toList()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
