package io.eldercare.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Failpoints are armed by names that the documents list, and nothing is armed by mistake. */
class FailpointTest {
    private final Map<Failpoint, ArmedFailpoints.Armed> orders = new EnumMap<>(Failpoint.class);

    @Test
    void takesOrdersByName() {
        assertThat(ArmedFailpoints.arm("receive.kept=halt, lake.commit.before#3=error,load.row=drop", orders))
                .isEmpty();
        assertThat(orders).containsOnlyKeys(Failpoint.RECEIVE_KEPT, Failpoint.COMMIT_BEFORE, Failpoint.LOAD_ROW);
        assertThat(orders.get(Failpoint.COMMIT_BEFORE).from()).isEqualTo(3);
        assertThat(orders.get(Failpoint.RECEIVE_KEPT).from()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "receive.kept", // no action
                "receive.gone=halt", // no such place
                "receive.kept#0=halt",
                "receive.kept=pause",
                "receive.kept=drop", // nothing to drop there
                "load.row=halt", // only drops
                "receive.kept=halt,,"
            })
    void refusesWhatItDoesNotKnow(String text) {
        assertThat(ArmedFailpoints.arm(text, orders))
                .hasValueSatisfying(mistake -> assertThat(mistake).contains("ELDERCARE_FAILPOINT", " receive.kept "));
        assertThat(orders).isEmpty();
    }

    @Test
    void armsNothingByItself() {
        assertThat(ArmedFailpoints.ANY).isFalse();
        assertThat(Failpoint.mistake()).isEmpty();
        assertThat(Failpoint.LOAD_ROW.drops()).isFalse();
    }

    @Test
    void isListedInTheDocuments() throws IOException {
        String text = Files.readString(Path.of("docs/adr/0037-failpoints-and-fault-harness.md"));
        String[] listed = Pattern.compile("^- `([a-z._]+)`", Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toArray(String[]::new);

        assertThat(Arrays.stream(Failpoint.values()).map(Failpoint::label)).containsExactly(listed);
    }
}
