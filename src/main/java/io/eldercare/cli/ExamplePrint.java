package io.eldercare.cli;

import io.eldercare.definitions.question.Question;
import io.eldercare.definitions.question.Questions;
import java.util.List;

/** The ready-made questions: a list of them, and the SQL of one. */
final class ExamplePrint {
    private ExamplePrint() {}

    static int list(Invocation invocation) {
        List<Question> questions = Questions.load(invocation.console().definitionsRoot());
        if (invocation.options().json()) {
            invocation.print(Json.of(questions));
            return ExitCode.DONE;
        }
        String topic = "";
        for (Question question : questions) {
            if (!question.topic().equals(topic)) {
                topic = question.topic();
                invocation.print(topic);
            }
            invocation.print("  %-28s %s".formatted(question.name(), question.question()));
        }
        return ExitCode.DONE;
    }

    /** @throws UsageException for a name that is not there */
    static String sql(Invocation invocation, String name) {
        return Questions.load(invocation.console().definitionsRoot()).stream()
                .filter(question -> question.name().equals(name))
                .map(Question::sql)
                .findFirst()
                .orElseThrow(() -> new UsageException(invocation.text("usage.no-example", name)));
    }
}
