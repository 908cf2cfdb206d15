package io.eldercare.report.site;

import io.eldercare.definitions.question.Question;
import io.eldercare.export.ResultColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ready-made questions: a list by topic, and a page for each with its answer today, the answer as CSV and the SQL to copy. */
final class QuestionPages {
    /** Rows shown; the CSV file holds them all. */
    static final int SHOWN_ROWS = 100;

    private final Map<Question, QuestionAnswer> answers = new LinkedHashMap<>();

    QuestionPages(List<Question> questions, SiteRequest request) {
        questions.forEach(question -> answers.put(question, QuestionAnswer.to(question, request.mart())));
    }

    record Topic(String name, List<Row> rows) {}

    record Row(String question, String path, String found) {}

    record Head(String name, String meaning, boolean isNumber) {}

    record Cell(String text, boolean isNumber) {}

    List<Page> pages() {
        List<Page> pages = new ArrayList<>();
        pages.add(
                new Page(Paths.QUESTIONS, "questions.peb", "questions", "常用查询", List.of(), Map.of("topics", topics())));
        answers.forEach((question, answer) -> pages.add(page(question, answer)));
        return pages;
    }

    /** CSV files by place. */
    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        answers.forEach((question, answer) -> {
            if (!answer.stopped()) {
                files.put(Paths.answer(question.name()), answer.csv());
            }
        });
        return files;
    }

    void addTo(SearchIndex search) {
        answers.keySet()
                .forEach(question ->
                        search.add("常用查询", question.question(), Paths.question(question.name()), question.name()));
    }

    private List<Topic> topics() {
        Map<String, List<Row>> topics = new LinkedHashMap<>();
        answers.forEach((question, answer) -> topics.computeIfAbsent(question.topic(), topic -> new ArrayList<>())
                .add(new Row(question.question(), Paths.question(question.name()), found(answer))));
        return topics.entrySet().stream()
                .map(topic -> new Topic(topic.getKey(), topic.getValue()))
                .toList();
    }

    private static String found(QuestionAnswer answer) {
        if (answer.stopped()) {
            return "查询超时";
        }
        return answer.rows().isEmpty()
                ? "没有结果"
                : answer.isCut()
                        ? "超过" + QuestionAnswer.MOST_ROWS + "行"
                        : answer.rows().size() + "行";
    }

    private static Page page(Question question, QuestionAnswer answer) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("name", question.name());
        context.put("watch", question.watch());
        context.put("sql", question.sql());
        context.put("found", found(answer));
        context.put("stopped", answer.stopped());
        context.put("heads", heads(question, answer));
        context.put(
                "rows",
                answer.rows().stream()
                        .limit(SHOWN_ROWS)
                        .map(row -> cells(row, answer))
                        .toList());
        context.put("more", answer.rows().size() > SHOWN_ROWS);
        context.put("shown", SHOWN_ROWS);
        context.put("csv", Paths.answer(question.name()));
        return new Page(
                Paths.question(question.name()),
                "question.peb",
                "questions",
                question.question(),
                List.of(new Page.Link("常用查询", Paths.QUESTIONS)),
                context);
    }

    private static List<Head> heads(Question question, QuestionAnswer answer) {
        Map<String, String> meanings = new LinkedHashMap<>();
        question.columns().forEach(column -> meanings.put(column.name(), column.meaning()));
        return answer.columns().stream()
                .map(column -> new Head(column.name(), meanings.getOrDefault(column.name(), ""), column.isNumeric()))
                .toList();
    }

    private static List<Cell> cells(@Nullable String[] row, QuestionAnswer answer) {
        List<Cell> cells = new ArrayList<>();
        for (int index = 0; index < row.length; index++) {
            ResultColumn column = answer.columns().get(index);
            String value = row[index];
            cells.add(new Cell(value == null ? Indicator.NOTHING : value, column.isNumeric()));
        }
        return cells;
    }
}
