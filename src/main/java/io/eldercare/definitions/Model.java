package io.eldercare.definitions;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query of {@code sql/gold} or {@code sql/checks}: one bare select, its file name the table. The head comments say what a row
 * is, from which feed its {@code row_no} comes, and how far back it reads.
 *
 * @param rowsOf feed whose delivery and row each row of the model carries
 * @param back feed to months read before the month built; {@link #ALL_MONTHS} for the whole history
 * @param head all head comments by key
 * @param reads tables read, as {@code layer.table}
 */
public record Model(
        String name,
        String grain,
        Optional<String> rowsOf,
        Map<String, Integer> back,
        Map<String, String> head,
        TreeSet<String> reads,
        String sql,
        String file) {

    public static final int ALL_MONTHS = Integer.MAX_VALUE;

    private static final Pattern TABLE = Pattern.compile("\\b((?:silver|gold|bronze)\\.[a-z0-9_]+)");
    private static final Pattern HEAD =
            Pattern.compile("-- (grain|rows of|without|back|feed|rule|column|message):(.*)");
    private static final Pattern COMMENT = Pattern.compile("--[^\n]*");

    /** Reads a model's head comments; a missing grain or a malformed {@code back} line is reported. */
    public static Model parse(String name, String file, String sql, Problems problems) {
        Map<String, String> head = new LinkedHashMap<>();
        Map<String, Integer> back = new TreeMap<>();
        String[] lines = sql.split("\n", -1);
        for (int index = 0; index < lines.length && lines[index].startsWith("--"); index++) {
            Matcher entry = HEAD.matcher(lines[index]);
            if (entry.matches()) {
                head.put(entry.group(1), entry.group(2).strip());
                if (entry.group(1).equals("back")) {
                    readBack(entry.group(2), file, index + 1, back, problems);
                }
            }
        }
        if (!lines[0].startsWith("-- grain:")) {
            problems.add(file, 1, "the first line must be '-- grain: one row per …'");
        }
        TreeSet<String> reads = new TreeSet<>();
        Matcher matcher = TABLE.matcher(COMMENT.matcher(sql).replaceAll(""));
        while (matcher.find()) {
            reads.add(matcher.group(1));
        }
        return new Model(
                name,
                head.getOrDefault("grain", ""),
                Optional.ofNullable(head.get("rows of")),
                back,
                head,
                reads,
                sql,
                file);
    }

    private static void readBack(String text, String file, int line, Map<String, Integer> back, Problems problems) {
        for (String part : text.split(",")) {
            String[] words = part.strip().split("\\s+");
            if (words.length != 2 || !words[1].matches("all|\\d+")) {
                problems.add(file, line, "'back:' takes '<feed> <months>' or '<feed> all', separated by commas");
            } else {
                back.put(words[0], words[1].equals("all") ? ALL_MONTHS : Integer.parseInt(words[1]));
            }
        }
    }

    /**
     * The feed without which the model has no rows. A model that has rows of its own all the same says what they are:
     * {@code -- without: …}.
     */
    public Optional<String> neededFeed() {
        return head.containsKey("without") ? Optional.empty() : rowsOf;
    }

    /** Rows of earlier months stand in later ones, so that the model has rows in months in which its feed sent nothing. */
    public boolean isStanding() {
        return rowsOf.map(this::monthsBack).orElse(0) > 1;
    }

    public int monthsBack(String feed) {
        return back.getOrDefault(feed, 0);
    }
}
