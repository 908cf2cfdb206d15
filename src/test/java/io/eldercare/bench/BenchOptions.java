package io.eldercare.bench;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * @param scale of persons at the largest size; a third and a tenth of it are the smaller sizes
 * @param months up to December 2025
 * @param history months of the short and of the long history, at a tenth of the scale
 * @param parts what is run: rebuild, night, growth, history
 * @param document that gets the tables between its markers; empty: printed only
 */
record BenchOptions(
        BigDecimal scale,
        int months,
        int runs,
        List<Contender> contenders,
        Path work,
        boolean keep,
        List<Integer> history,
        List<String> parts,
        String document) {

    /** @throws IllegalArgumentException for an unknown option, with the usage */
    static BenchOptions parse(String[] arguments) {
        BenchOptions options = new BenchOptions(
                BigDecimal.ONE,
                12,
                3,
                List.of(Contender.values()),
                Path.of("target/bench").toAbsolutePath(),
                false,
                List.of(6, 60),
                List.of("rebuild", "night", "growth", "history"),
                "docs/performance.md");
        for (int at = 0; at < arguments.length; at++) {
            String option = arguments[at];
            String value = option.equals("--keep") ? "" : at + 1 < arguments.length ? arguments[++at] : "";
            options = options.with(option, value);
        }
        return options;
    }

    private BenchOptions with(String option, String value) {
        return switch (option) {
            case "--scale" ->
                new BenchOptions(new BigDecimal(value), months, runs, contenders, work, keep, history, parts, document);
            case "--months" ->
                new BenchOptions(
                        scale, Integer.parseInt(value), runs, contenders, work, keep, history, parts, document);
            case "--runs" ->
                new BenchOptions(
                        scale, months, Integer.parseInt(value), contenders, work, keep, history, parts, document);
            case "--contenders" ->
                new BenchOptions(scale, months, runs, named(value), work, keep, history, parts, document);
            case "--work" ->
                new BenchOptions(
                        scale,
                        months,
                        runs,
                        contenders,
                        Path.of(value).toAbsolutePath(),
                        keep,
                        history,
                        parts,
                        document);
            case "--keep" -> new BenchOptions(scale, months, runs, contenders, work, true, history, parts, document);
            case "--history" ->
                new BenchOptions(
                        scale,
                        months,
                        runs,
                        contenders,
                        work,
                        keep,
                        List.of(value.split(",")).stream().map(Integer::valueOf).toList(),
                        parts,
                        document);
            case "--parts" ->
                new BenchOptions(
                        scale, months, runs, contenders, work, keep, history, List.of(value.split(",")), document);
            case "--document" -> new BenchOptions(scale, months, runs, contenders, work, keep, history, parts, value);
            default -> throw new IllegalArgumentException("unknown option " + option + "; see jobs/bench --help");
        };
    }

    private static List<Contender> named(String list) {
        List<Contender> named = new ArrayList<>();
        for (String name : list.split(",")) {
            named.add(Contender.valueOf(name.toUpperCase(java.util.Locale.ROOT)));
        }
        return named;
    }

    /** The whole size. */
    Size size() {
        return new Size(scale, months);
    }

    /** A tenth, three tenths and all of the rows, where growth is wanted. */
    List<Size> sizes() {
        return parts.contains("growth")
                ? List.of(new Size(part("0.1"), months), new Size(part("0.3"), months), size())
                : List.of(size());
    }

    /** Homes whose histories differ and whose months do not. */
    List<Size> histories() {
        return parts.contains("history")
                ? history.stream().map(months -> new Size(part("0.1"), months)).toList()
                : List.of();
    }

    private BigDecimal part(String share) {
        return scale.multiply(new BigDecimal(share)).stripTrailingZeros();
    }

    boolean has(Contender contender) {
        return contenders.contains(contender);
    }

    /** @param scale of persons; @param months up to December 2025 */
    record Size(BigDecimal scale, int months) {
        String key() {
            return "m" + months + "-s" + scale.toPlainString();
        }
    }
}
