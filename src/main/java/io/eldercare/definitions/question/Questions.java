package io.eldercare.definitions.question;

import io.eldercare.definitions.DefinitionException;
import io.eldercare.definitions.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the questions. A file begins with lines of comment: {@code -- 类：}, {@code -- 问题：}, {@code -- 注意：} (may go on in the next lines), {@code -- 列：}
 * with a line {@code --   name  meaning} for each column, then the query.
 */
public final class Questions {
    private static final String FOLDER = "sql/examples";
    private static final String COLUMNS = "列";
    /** Topics in the order in which they are shown; others follow. */
    private static final List<String> TOPICS = List.of("目标与排名", "机构床位", "居家社区", "探访与志愿", "资金", "报送与质量", "发布与订正");

    private static final List<String> PARTS = List.of("类", "问题", "注意", COLUMNS);
    private static final Pattern PART = Pattern.compile("-- ?(\\S+?)：(.*)");
    private static final Pattern COLUMN = Pattern.compile("--\\s+(\\S+)\\s+(.+)");

    private Questions() {}

    /**
     * @param root folder that holds {@code sql/}
     * @return sorted by topic, then by name
     * @throws DefinitionException for a file without a complete head
     */
    public static List<Question> load(Path root) {
        Path folder = root.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            Map<String, List<Question>> byTopic =
                    new TreeMap<>(Comparator.comparingInt(Questions::place).thenComparing(Comparator.naturalOrder()));
            for (Path file : files.filter(each -> each.toString().endsWith(".sql"))
                    .sorted()
                    .toList()) {
                Question question = read(file);
                byTopic.computeIfAbsent(question.topic(), topic -> new ArrayList<>())
                        .add(question);
            }
            return byTopic.values().stream().flatMap(List::stream).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + folder, failure);
        }
    }

    private static int place(String topic) {
        int place = TOPICS.indexOf(topic);
        return place < 0 ? TOPICS.size() : place;
    }

    private static Question read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        int head = (int) lines.stream().takeWhile(line -> line.startsWith("--")).count();
        Map<String, String> parts = new TreeMap<>();
        List<Question.Column> columns = new ArrayList<>();
        String part = "";
        for (String line : lines.subList(0, head)) {
            Matcher begin = PART.matcher(line);
            Matcher column = COLUMN.matcher(line);
            if (begin.matches() && PARTS.contains(begin.group(1))) {
                part = begin.group(1);
                parts.put(part, begin.group(2).strip());
            } else if (part.equals(COLUMNS) && column.matches()) {
                columns.add(new Question.Column(column.group(1), column.group(2).strip()));
            } else {
                parts.merge(part, line.substring(2).strip(), String::concat);
            }
        }
        String sql = String.join("\n", lines.subList(head, lines.size())).strip();
        if (!parts.keySet().containsAll(PARTS) || columns.isEmpty() || sql.isEmpty()) {
            throw new DefinitionException(List.of(new Problem(
                    FOLDER + "/" + file.getFileName(), 1, "开头的注释要有 " + String.join("、", PARTS) + "，其后是一条查询")));
        }
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.sql$", "");
        return new Question(
                name,
                parts.getOrDefault("类", ""),
                parts.getOrDefault("问题", ""),
                parts.getOrDefault("注意", ""),
                List.copyOf(columns),
                sql);
    }
}
