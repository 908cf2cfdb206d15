package io.eldercare.ingest.read;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Contract.Cadence;
import io.eldercare.definitions.Contract.Column;
import io.eldercare.definitions.Contract.Content;
import io.eldercare.definitions.Contract.Personal;
import io.eldercare.definitions.Contract.Type;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small contracts and shortcuts for the tests of this package. */
final class Beds {
    static final byte[] SECRET = "a secret of this test only".getBytes(StandardCharsets.UTF_8);
    static final LocalDate RECEIVED = LocalDate.of(2025, 12, 3);
    static final LocalDate MONTH = LocalDate.of(2025, 11, 1);

    private Beds() {}

    /** A cut of bed_month with one column of each kind that matters. */
    static Contract contract() {
        return contract(
                "bed_month",
                "机构床位月报",
                List.of("institution_id"),
                text("institution_id", "机构编号", true, "养老机构编号"),
                text("name", "机构名称", false),
                column("built_beds", Type.INTEGER, "床位总数", true, "张", "建成床位", "床位_总数"),
                column("nursing_beds", Type.INTEGER, "护理型床位", false, "张", "床位_护理型"),
                money("amount_yuan", "金额", "补助金额"),
                code("kind", "机构类型", false, Map.of("敬老院", List.of("乡镇敬老院"), "其他", List.of())),
                text("county_code", "县区代码", true),
                column("period", Type.MONTH, "月份", true, null));
    }

    static Contract people() {
        return contract(
                "special_roster",
                "特殊困难老年人名册",
                List.of("person_id"),
                column("person_id", Type.PERSON, "身份证号", true, null, "公民身份号码"),
                new Column(
                        "visitor_id",
                        Type.TEXT,
                        "探访人编号",
                        List.of(),
                        false,
                        Personal.TOKEN,
                        Optional.empty(),
                        0,
                        0,
                        64,
                        Map.of(),
                        1),
                column("valid_from", Type.DATE, "起始日期", false, null));
    }

    static Contract contract(String feed, String title, List<String> key, Column... columns) {
        List<String> names = Arrays.stream(columns).map(Column::name).toList();
        return new Contract(
                feed,
                2,
                title,
                Cadence.MONTHLY,
                Content.STATEMENT,
                feed.equals("bed_month") ? List.of("床位月报") : List.of(),
                key,
                names.contains("county_code") ? Optional.of("county_code") : Optional.empty(),
                names.contains("period") ? Optional.of("period") : Optional.empty(),
                List.of(columns),
                List.of(),
                "sql/sources/" + feed + ".yml");
    }

    static Column column(
            String name,
            Type type,
            String label,
            boolean required,
            @org.jspecify.annotations.Nullable String unit,
            String... variants) {
        return new Column(
                name,
                type,
                label,
                List.of(variants),
                required,
                Personal.NO,
                Optional.ofNullable(unit),
                18,
                2,
                64,
                Map.of(),
                1);
    }

    static Column text(String name, String label, boolean required, String... variants) {
        return column(name, Type.TEXT, label, required, null, variants);
    }

    static Column money(String name, String label, String... variants) {
        return column(name, Type.DECIMAL, label, false, "元", variants);
    }

    static Column code(String name, String label, boolean required, Map<String, List<String>> codes) {
        return coded(name, Type.CODE, label, required, codes);
    }

    static Column coded(String name, Type type, String label, boolean required, Map<String, List<String>> codes) {
        return new Column(
                name,
                type,
                label,
                List.of(),
                required,
                Personal.NO,
                Optional.empty(),
                0,
                0,
                0,
                new LinkedHashMap<>(codes),
                1);
    }

    static ReaderOptions options() {
        return ReaderOptions.of(SECRET, RECEIVED, "360222", MONTH);
    }

    static TabularFile file(String name, byte[] bytes) {
        return TabularFile.open(() -> new java.io.ByteArrayInputStream(bytes), bytes.length, name);
    }

    static TabularFile csv(String text) {
        return file("bed_month_360222_2025-11.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    static ContractReader read(TabularFile file) {
        return ContractReader.open(contract(), ContractReader.choose(file, contract()), options());
    }

    static List<TypedRow> rows(Iterator<TypedRow> rows) {
        List<TypedRow> all = new ArrayList<>();
        rows.forEachRemaining(all::add);
        return all;
    }
}
