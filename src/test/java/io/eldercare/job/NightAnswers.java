package io.eldercare.job;

import io.eldercare.badinput.Plot;
import io.eldercare.ingest.Receipt;
import io.eldercare.lake.DeltaFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** What a night made of the files of each case: receipts, judged rows, findings, and what it left in the inbox. */
final class NightAnswers {
    private final Map<String, Answer> answers;

    private NightAnswers(Map<String, Answer> answers) {
        this.answers = answers;
    }

    /** @param codes of its issues */
    record JudgedRow(boolean accepted, Set<String> codes, Row row) {
        static JudgedRow of(Row row) {
            List<String> issues =
                    row.isNullAt(row.fieldIndex("issues")) ? List.of() : row.getList(row.fieldIndex("issues"));
            return new JudgedRow(
                    row.<Boolean>getAs("is_accepted"),
                    issues.stream().map(NightAnswers::code).collect(Collectors.toCollection(TreeSet::new)),
                    row);
        }

        @Override
        public String toString() {
            return row.getAs("row_no") + (accepted ? " accepted " : " rejected ") + codes;
        }
    }

    /**
     * @param outcomes reasons and rejections as the mart tells them, by delivery
     * @param left files that are still in the inbox
     */
    record Answer(
            Plot plot,
            List<Receipt> receipts,
            List<JudgedRow> rows,
            Set<String> findings,
            Set<String> reasons,
            Set<String> refusals,
            int left) {

        int files() {
            return plot.deliveries().size();
        }

        List<JudgedRow> acceptedRows() {
            return rows.stream().filter(JudgedRow::accepted).toList();
        }

        List<JudgedRow> rejectedRows() {
            return rows.stream().filter(row -> !row.accepted()).toList();
        }

        Set<String> warnings() {
            Set<String> warnings = new TreeSet<>(findings);
            warnings.addAll(reasons);
            rows.forEach(row -> warnings.addAll(row.codes()));
            receipts.forEach(receipt -> receipt.warnings().forEach(warning -> warnings.add(code(warning))));
            return warnings;
        }

        @Override
        public String toString() {
            return plot.caseId() + " " + plot.county() + " " + plot.month() + ": refused " + refusals + ", rows "
                    + rows.stream().limit(8).toList() + ", warnings " + warnings() + ", left " + left + ", "
                    + receipts.stream()
                            .map(receipt -> receipt.message().orElse("-"))
                            .toList();
        }
    }

    static NightAnswers read(TestHome home, List<Plot> plots) throws IOException {
        List<Receipt> receipts = new ArrayList<>();
        for (Path file : TestHome.files(home.home().receipts())) {
            receipts.add(Receipt.read(file));
        }
        Map<String, List<JudgedRow>> rows = new HashMap<>();
        DeltaFiles lake = home.lake();
        for (String feed : receipts.stream()
                .flatMap(receipt -> receipt.parts().stream())
                .map(Receipt.Part::feed)
                .collect(Collectors.toCollection(TreeSet::new))) {
            if (!Files.exists(home.home().lake().resolve("silver").resolve(feed))) {
                continue;
            }
            for (Row row : lake.read("silver", feed, month -> true).collectAsList()) {
                rows.computeIfAbsent(row.getAs("delivery_id"), id -> new ArrayList<>())
                        .add(JudgedRow.of(row));
            }
        }
        Map<String, Set<String>> findings = new HashMap<>();
        for (Row row : lake.read("silver", "finding", month -> true)
                .select("delivery_id", "rule_id")
                .collectAsList()) {
            findings.computeIfAbsent(row.getString(0), id -> new TreeSet<>()).add(row.getString(1));
        }
        Map<String, List<String>> outcomes = new HashMap<>();
        for (String line : home.rows("select delivery_id, verdict, coalesce(reason, '') from ops.delivery")) {
            String[] words = line.split("\\|", -1);
            outcomes.computeIfAbsent(words[0], id -> new ArrayList<>()).add(words[1] + "|" + words[2]);
        }
        Map<String, Answer> answers = new TreeMap<>();
        for (Plot plot : plots) {
            Set<String> names = plot.deliveries().stream()
                    .map(each -> shown(each.fileName()))
                    .collect(Collectors.toSet());
            List<Receipt> own = receipts.stream()
                    .filter(receipt -> names.contains(receipt.fileName()))
                    .toList();
            Set<String> ids = own.stream().map(Receipt::deliveryId).collect(Collectors.toSet());
            Set<String> reasons = new TreeSet<>();
            Set<String> refusals = new TreeSet<>();
            ids.forEach(id -> outcomes.getOrDefault(id, List.of()).forEach(outcome -> {
                String reason = outcome.substring(outcome.indexOf('|') + 1);
                (outcome.startsWith("rejected") ? refusals : reasons).add(reason);
            }));
            answers.put(
                    plot.caseId(),
                    new Answer(
                            plot,
                            own,
                            ids.stream()
                                    .flatMap(id -> rows.getOrDefault(id, List.of()).stream())
                                    .toList(),
                            ids.stream()
                                    .flatMap(id -> findings.getOrDefault(id, Set.of()).stream())
                                    .collect(Collectors.toCollection(TreeSet::new)),
                            reasons,
                            refusals,
                            (int) plot.deliveries().stream()
                                    .filter(each ->
                                            Files.exists(home.home().inbox().resolve(each.place())))
                                    .count()));
        }
        return new NightAnswers(answers);
    }

    /** Unsafe characters as receipts show them. */
    private static String shown(String name) {
        return name.replace("\\", "\\u005C").replace("\n", "\\u000A").replace("\u202E", "\\u202E");
    }

    private static String code(String issue) {
        int colon = issue.indexOf(':');
        return colon < 0 ? issue : issue.substring(0, colon);
    }

    Answer of(String caseId) {
        Answer answer = answers.get(caseId);
        if (answer == null) {
            throw new AssertionError("No file is made for " + caseId);
        }
        return answer;
    }

    Collection<Answer> all() {
        return answers.values();
    }

    Set<String> receiptNames() {
        return answers.values().stream()
                .flatMap(answer -> answer.receipts().stream())
                .map(Receipt::fileName)
                .filter(name -> name.length() < 60)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Values of a column in the accepted rows in force of a case. */
    List<String> values(String caseId, String column) {
        return of(caseId).acceptedRows().stream()
                .map(JudgedRow::row)
                .filter(row -> List.of(row.schema().fieldNames()).contains(column))
                .filter(row -> row.<Boolean>getAs("is_in_force"))
                .map(row -> text(row.getAs(column)))
                .toList();
    }

    private static String text(Object value) {
        return value instanceof java.math.BigDecimal number
                ? number.stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }
}
