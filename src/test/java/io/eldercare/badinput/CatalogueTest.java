package io.eldercare.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.definitions.Definitions;
import io.eldercare.testing.TestRoot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The catalogue, our decisions and the documents speak of the same cases and codes. */
class CatalogueTest {
    @Test
    void everyCaseIsMadeAsFilesOrShownByAnotherTest() {
        Set<String> made = BadInputs.plots(Definitions.load(TestRoot.path())).stream()
                .map(Plot::caseId)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> missing = new TreeSet<>();
        Catalogue.expectations().forEach((id, expected) -> {
            if (expected.test().isEmpty() && !made.contains(id)) {
                missing.add(id);
            }
        });
        assertThat(missing).isEmpty();
        assertThat(Catalogue.cases()).hasSize(241);
        assertThat(Catalogue.expectations()).hasSize(241);
    }

    @Test
    void documentsTellEveryDecisionAndEveryCode() throws IOException {
        String reliability = text("docs/reliability.md");
        Catalogue.decisions().forEach((id, decision) -> {
            if (!decision.reason().isEmpty()) {
                assertThat(reliability).contains("| " + id + " |").contains(decision.reason());
            }
        });
        String codes = text("docs/codes.md");
        List<String> told = Catalogue.expectations().values().stream()
                .flatMap(expected -> expected.codes().stream())
                .distinct()
                .toList();
        assertThat(told).allSatisfy(code -> assertThat(codes).contains("| " + code + " |"));
    }

    private static String text(String file) throws IOException {
        return Files.readString(TestRoot.path().resolve(file), StandardCharsets.UTF_8);
    }
}
