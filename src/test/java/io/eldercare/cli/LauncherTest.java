package io.eldercare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.testing.TestRoot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher started with a {@code java} that prints its arguments, one a line; a large run begins at 1 MB here. */
class LauncherTest {
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";
    private static final String ALL_COMPILERS = "-XX:TieredStopAtLevel=4";
    private static final String JAVA = """
            #!/bin/sh
            case "$*" in
              *XshowSettings*) echo '    java.specification.version = 17' ;;
              *) printf '%s\\n' "$@" "names in $(locale charmap 2>/dev/null)" ;;
            esac
            """;

    @TempDir
    private Path folder;

    private Path home;

    @BeforeEach
    void install() throws IOException {
        home = Files.createDirectories(folder.resolve("the home"));
        Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, JAVA);
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Path launcher = folder.resolve("jobs/eldercare");
        Files.createDirectories(launcher.getParent());
        Files.copy(TestRoot.path().resolve("jobs/eldercare"), launcher);
    }

    @Test
    void aNightWithFewRowsStartsQuicklyAndOneWithManyUsesAllCompilers() throws Exception {
        deliver("inbox/360281/visit_360281_2025-10.csv", 1_000);
        assertThat(arguments("--home", home.toString(), "nightly"))
                .contains(QUICK_START)
                .doesNotContain(ALL_COMPILERS);

        deliver("inbox/360282/visit_360282_2025-10.csv", 2_000_000);
        assertThat(arguments("--home", home.toString(), "nightly"))
                .contains(ALL_COMPILERS)
                .doesNotContain(QUICK_START);
        assertThat(arguments("nightly", "--home=" + home)).contains(ALL_COMPILERS);
    }

    @Test
    void aRebuildGoesByTheSizeOfTheArchive() throws Exception {
        deliver("inbox/360281/visit_360281_2025-10.csv", 2_000_000);
        deliver("archive/ab/abcd", 1_000);
        assertThat(arguments("rebuild", "--home", home.toString())).contains(QUICK_START);

        deliver("archive/cd/cdef", 2_000_000);
        assertThat(arguments("rebuild", "--home", home.toString())).contains(ALL_COMPILERS);
    }

    @Test
    void otherCommandsStartQuicklyWhateverTheHomeHolds() throws Exception {
        deliver("inbox/360281/visit_360281_2025-10.csv", 2_000_000);
        assertThat(arguments("status", "--home", home.toString())).contains(QUICK_START);
    }

    /** As cron and systemd start it: Java would read 队伍.csv as question marks. */
    @Test
    void chineseFileNamesAreReadWithoutALocaleToo() throws Exception {
        assertThat(arguments(Map.of("LC_ALL", "C"), "status")).contains("names in UTF-8");
        assertThat(arguments(Map.of("LC_ALL", "tr_TR.UTF-8"), "status")).contains("names in UTF-8");
    }

    /** A link in the inbox to all of the disk is no reason to measure all of the disk. */
    @Test
    void whatLinksInTheInboxPointToIsNotMeasured() throws Exception {
        deliver("elsewhere/large", 2_000_000);
        Files.createDirectories(home.resolve("inbox/360281"));
        Files.createSymbolicLink(home.resolve("inbox/360281/link"), home.resolve("elsewhere"));
        assertThat(arguments("--home", home.toString(), "nightly")).contains(QUICK_START);
    }

    private void deliver(String file, int bytes) throws IOException {
        Path target = home.resolve(file);
        Files.createDirectories(target.getParent());
        Files.write(target, new byte[bytes]);
    }

    private List<String> arguments(String... arguments) throws IOException, InterruptedException {
        return arguments(Map.of(), arguments);
    }

    private List<String> arguments(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("sh", folder.resolve("jobs/eldercare").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().put("ELDERCARE_LARGE_MB", "1");
        builder.environment().remove("ELDERCARE_JAVA_OPTIONS");
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().toList();
    }
}
