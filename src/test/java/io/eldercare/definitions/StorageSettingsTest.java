package io.eldercare.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorageSettingsTest {
    private final Problems problems = new Problems();

    private StorageSettings read(String text) {
        return StorageSettings.read(YamlNode.parse("settings.yml", text, problems));
    }

    @Test
    void placesAreInTheHomeUnlessGiven() {
        assertThat(read("lake: ''\narchive: ''\n")).isEqualTo(StorageSettings.IN_THE_HOME);
        assertThat(read("lake: ''\narchive: hdfs://nn.example:8020/eldercare/archive\n"))
                .isEqualTo(
                        new StorageSettings(Optional.empty(), Optional.of("hdfs://nn.example:8020/eldercare/archive")));
        assertThat(problems.found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/srv/lake", "lake", "file:///srv/lake", "hdfs:///eldercare/lake", "s3a://bureau/lake"})
    void takesFoldersAndUris(String location) {
        assertThat(read("lake: " + location + "\n").lake()).contains(location);
        assertThat(problems.found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "hdfs://nn.example:8020", "hdfs://nn.example:8020/", "s3a://bureau", "hdfs:lake"})
    void refusesTheRootOfAStoreWhereNothingCanLieBeside(String location) {
        assertThat(read("archive: x\nlake: " + location + "\n").lake()).isEmpty();
        assertThat(problems.found())
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.toString()).contains("2").contains(location));
    }
}
