package io.eldercare.cli;

import io.eldercare.job.FundAllocation;
import io.eldercare.plan.money.Amounts;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What people see of an allocation. */
final class AllocationPrint {
    private final Texts texts;

    AllocationPrint(Texts texts) {
        this.texts = texts;
    }

    /** A column that stands where some unit has something in it. */
    private record Column(String key, Function<FundAllocation.Line, Optional<BigDecimal>> amount) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("allocate.need", FundAllocation.Line::need),
            new Column("allocate.performance", FundAllocation.Line::performance),
            new Column("allocate.improvement", FundAllocation.Line::improvement),
            new Column("allocate.limit", FundAllocation.Line::limit),
            new Column("allocate.amount", line -> Optional.of(line.amount())),
            new Column("allocate.advance", FundAllocation.Line::advance),
            new Column("allocate.settlement", FundAllocation.Line::settlement));

    List<String> lines(FundAllocation.Outcome outcome) {
        List<String> lines = new ArrayList<>();
        lines.add(texts.text(
                outcome.trial() ? "allocate.trial-title" : "allocate.title",
                outcome.plan(),
                outcome.month(),
                Amounts.yuan(outcome.pot())));
        lines.addAll(units(outcome));
        outcome.notes().forEach(note -> lines.add("  " + note));
        if (!outcome.whatIf().isEmpty()) {
            lines.add(texts.text("allocate.what-if"));
            lines.addAll(differences(outcome));
            lines.add(texts.text("allocate.not-stored"));
        }
        if (outcome.trial()) {
            lines.add(texts.text("allocate.trial-note"));
            outcome.missing().forEach(reason -> lines.add("  " + reason));
        }
        for (Path file : outcome.files()) {
            lines.add(texts.text("allocate.file", file));
        }
        return lines;
    }

    private List<String> units(FundAllocation.Outcome outcome) {
        List<Column> columns = COLUMNS.stream()
                .filter(column -> outcome.units().stream()
                        .anyMatch(line -> column.amount().apply(line).isPresent()))
                .toList();
        List<List<String>> rows = new ArrayList<>();
        List<String> heads = new ArrayList<>(List.of(texts.text("allocate.region")));
        columns.forEach(column -> heads.add(texts.text(column.key())));
        rows.add(heads);
        for (FundAllocation.Line line : outcome.units()) {
            List<String> row = new ArrayList<>(List.of(line.name()));
            columns.forEach(column -> row.add(
                    column.amount().apply(line).map(AllocationPrint::yuan).orElse("")));
            rows.add(row);
        }
        List<String> total = new ArrayList<>(List.of(texts.text("allocate.total")));
        columns.forEach(column -> total.add(yuan(outcome.units().stream()
                .flatMap(line -> column.amount().apply(line).stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add))));
        rows.add(total);
        return table(rows);
    }

    private List<String> differences(FundAllocation.Outcome outcome) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                texts.text("allocate.region"),
                texts.text("allocate.before"),
                texts.text("allocate.after"),
                texts.text("allocate.change")));
        for (FundAllocation.Difference difference : outcome.whatIf()) {
            rows.add(List.of(
                    difference.name(),
                    yuan(difference.before()),
                    yuan(difference.after()),
                    difference.change().signum() > 0
                            ? Amounts.signed(difference.change())
                            : yuan(difference.change())));
        }
        return table(rows);
    }

    /** Amounts stand on the right of their columns. */
    private static List<String> table(List<List<String>> rows) {
        TextTable table = new TextTable();
        for (List<String> row : rows) {
            List<String> cells = new ArrayList<>(List.of(row.get(0)));
            for (int column = 1; column < row.size(); column++) {
                int wide = width(rows, column);
                cells.add(" ".repeat(wide - TextTable.width(row.get(column))) + row.get(column));
            }
            table.row(cells);
        }
        return table.lines();
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream()
                .mapToInt(row -> TextTable.width(row.get(column)))
                .max()
                .orElse(0);
    }

    private static String yuan(BigDecimal amount) {
        return amount.signum() < 0 ? Amounts.signed(amount) : Amounts.yuan(amount.setScale(2));
    }
}
