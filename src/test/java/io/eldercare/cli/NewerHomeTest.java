package io.eldercare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.lake.Home;
import io.eldercare.lake.StoreFormat;
import io.eldercare.testing.TestRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A home that a program of the future has written to. */
class NewerHomeTest {
    @TempDir
    private Path folder;

    private Home home;

    @BeforeEach
    void deliver() throws IOException {
        home = new Home(folder.resolve("home")).prepare();
        Files.writeString(
                Files.createDirectories(home.inbox().resolve("360281")).resolve("队伍.csv"), "a,b\n1,2\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nightly",
                "rebuild",
                "demo",
                "run nightly",
                "status",
                "maintain",
                "report",
                "report --site",
                "serve",
                "bulletin --plan JDZ3Y --verify",
                "bulletin --plan JDZ3Y --freeze --month 2025-09",
                "diff --plan JDZ3Y --month 2025-09",
                "allocate --plan JDZ3Y --pot 1000000 --trial",
                "explain --kpi visit_rate --region 360281 --month 2025-09",
                "export-gold --out gold",
                "sql select",
                "sql --on lake select"
            })
    void everyCommandThatWorksInItStopsBeforeItTouchesAnything(String command) throws IOException {
        StoreFormat.stamp(home.archive(), StoreFormat.ARCHIVE.known() + 1);
        List<String> before = contents();

        CommandRun run = run(command);

        assertThat(run.err()).contains("更新版本的程序", "存档的格式是 2，本程序只认到 1", "没有改动任何内容", "docs/reliability.md");
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void anyOfItsStoresMayBeTheNewerOne() throws IOException {
        StoreFormat.stamp(home.lake(), 2);
        assertThat(run("nightly").err()).contains("数据湖的格式是 2");

        StoreFormat.stamp(home.lake(), 1);
        StoreFormat.stamp(home.mart(), 9_999);
        assertThat(run("nightly").err()).contains("数据集市的格式是 9999");
    }

    private CommandRun run(String command) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of("--home", home.root().toString()));
        return CommandRun.of(TestRoot.path(), words.toArray(String[]::new));
    }

    /** Paths, sizes and times. */
    private List<String> contents() throws IOException {
        try (Stream<Path> files = Files.walk(home.root())) {
            List<String> found = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                found.add(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
            return found;
        }
    }
}
