package io.eldercare.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.badinput.BadInputs;
import io.eldercare.badinput.Catalogue;
import io.eldercare.badinput.Catalogue.Expectation;
import io.eldercare.badinput.Plot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All cases of the catalogue of bad inputs lie in the inbox of one night; each has the outcome and the code that is decided for it. */
class BadInputsTest {
    @TempDir
    private static Path folder;

    private static TestHome home;
    private static NightAnswers answers;
    private static Map<String, Expectation> expectations;

    @BeforeAll
    static void night() throws IOException {
        home = new TestHome(folder.resolve("home"));
        List<Plot> plots = BadInputs.plots(home.definitions());
        for (Plot plot : plots) {
            plot.deliveries().forEach(each -> home.deliver(each.place(), each.bytes(), each.arrival()));
        }
        home.night();
        answers = NightAnswers.read(home, plots);
        expectations = Catalogue.expectations();
    }

    @AfterAll
    static void close() {
        home.close();
    }

    static Collection<String> cases() {
        return Catalogue.cases().stream().map(Catalogue.Case::id).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void hasTheOutcomeThatIsDecided(String caseId) throws ReflectiveOperationException {
        Expectation expected = expectations.get(caseId);
        if (!expected.test().isEmpty()) {
            String[] names = expected.test().split("#", -1);
            assertThat(Class.forName(names[0]).getDeclaredMethods())
                    .extracting(java.lang.reflect.Method::getName)
                    .contains(names[1]);
            return;
        }
        NightAnswers.Answer answer = answers.of(caseId);
        switch (expected.outcome()) {
            case "ignore" -> {
                assertThat(answer.receipts()).isEmpty();
                assertThat(answer.left()).isEqualTo(answer.files());
            }
            case "reject_file" -> {
                assertThat(answer.refusals()).as("%s", answer).isNotEmpty();
                assertThat(expected.codes()).as("%s", answer).containsAll(answer.refusals());
            }
            case "quarantine_row" -> {
                assertThat(answer.refusals()).as("%s", answer).isEmpty();
                assertThat(answer.rejectedRows()).as("%s", answer).isNotEmpty();
                assertThat(answer.rejectedRows())
                        .as("%s", answer)
                        .allSatisfy(row -> assertThat(row.codes()).containsAnyElementsOf(expected.codes()));
                assertThat(answer.acceptedRows()).as("%s", answer).isNotEmpty();
            }
            case "accept_with_warning" -> {
                assertThat(answer.refusals()).as("%s", answer).isEmpty();
                assertThat(answer.rejectedRows()).as("%s", answer).isEmpty();
                assertThat(answer.warnings()).as("%s", answer).containsAnyElementsOf(expected.codes());
            }
            case "accept" -> {
                assertThat(answer.refusals()).as("%s", answer).isEmpty();
                assertThat(answer.rejectedRows()).as("%s", answer).isEmpty();
                assertThat(answer.acceptedRows()).as("%s", answer).isNotEmpty();
                assertThat(answer.acceptedRows())
                        .as("%s", answer)
                        .allSatisfy(row -> assertThat(row.codes()).isEmpty());
            }
            default -> throw new AssertionError("Unknown outcome " + expected.outcome());
        }
        answer.plot()
                .values()
                .forEach((column, value) -> assertThat(answers.values(caseId, column))
                        .as("%s of %s", column, answer)
                        .contains(value));
    }

    @Test
    void everyFileIsAnsweredOrKnowinglyLeftAndEveryRowIsCounted() throws IOException {
        Set<String> ignored = answers.all().stream()
                .filter(answer -> answer.receipts().isEmpty())
                .map(answer -> answer.plot().caseId())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> decided = expectations.entrySet().stream()
                .filter(each -> each.getValue().outcome().equals("ignore")
                        && each.getValue().test().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(ignored).isEqualTo(decided);
        assertThat(home.rows("select count(*) from ops.delivery where rows <> accepted + rejected"))
                .containsExactly("0");
        List<String> unanswered = new ArrayList<>();
        for (String receipt : answers.receiptNames()) {
            if (TestHome.files(home.home().feedback()).stream()
                    .noneMatch(file -> file.getFileName().toString().startsWith(receipt + ".")
                            && file.toString().endsWith(".receipt.json"))) {
                unanswered.add(receipt);
            }
        }
        assertThat(unanswered).isEmpty();
        assertThat(Files.list(home.home().pending())).isEmpty();
    }
}
