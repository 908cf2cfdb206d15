package io.eldercare.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What makes figures be computed again. */
class HashTest {
    @Test
    void mailReadersFormsLineageAndPlacesAreNoMatterOfFigures(@TempDir Path root) throws IOException {
        for (String part : new String[] {"sql", "jobs"}) {
            try (Stream<Path> files = Files.walk(Path.of(part))) {
                for (Path file : files.toList()) {
                    Path copy = root.resolve(file.toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(copy);
                    } else {
                        Files.copy(file, copy);
                    }
                }
            }
        }
        String before = Definitions.load(root).hash();
        Path settings = root.resolve("jobs").resolve("settings.yml");
        String text = Files.readString(settings);

        Files.writeString(settings, text + """
                  host: smtp.jdz.example
                  port: 25
                  security: plain
                  from: ylfw@jdz.example
                  lists:
                    leaders: [ld@jdz.example]
                """);
        Files.writeString(root.resolve(HolidayLoader.FILE), "date,kind,name,source\n2027-01-01,off,元旦,通知\n");
        assertThat(Definitions.load(root).settings().mail()).isPresent();
        assertThat(Definitions.load(root).hash()).isEqualTo(before);

        Files.writeString(
                settings,
                text.replace("events: true", "events: false").replace("namespace: eldercare", "namespace: jdz"));
        assertThat(Definitions.load(root).settings().lineage()).isEqualTo(new LineageSettings(false, "jdz"));
        assertThat(Definitions.load(root).hash()).isEqualTo(before);

        Files.writeString(settings, text.replace("lake: ''", "lake: hdfs://nn.example:8020/eldercare/lake"));
        assertThat(StorageSettings.below(root).lake()).contains("hdfs://nn.example:8020/eldercare/lake");
        assertThat(Definitions.load(root).hash()).isEqualTo(before);

        Files.writeString(
                settings,
                text.replace("analysts: []", "analysts: [zhang]")
                        .replace("workbook: [bed_month,", "workbook: [")
                        .replace("logins: {}", "logins: {sun_tj: {role: statistician, password_file: /etc/none}}"));
        assertThat(Definitions.load(root).settings().lake().analysts()).containsExactly("zhang");
        assertThat(Definitions.load(root).hash()).isEqualTo(before);

        Files.writeString(settings, text.replace("night_hours: 26", "night_hours: 50"));
        assertThat(Definitions.load(root).settings().watch().nightHours()).isEqualTo(50);
        assertThat(Definitions.load(root).hash()).isEqualTo(before);

        Files.writeString(settings, text.replace("due_day: 5", "due_day: 6"));
        assertThat(Definitions.load(root).hash()).isNotEqualTo(before);
    }
}
