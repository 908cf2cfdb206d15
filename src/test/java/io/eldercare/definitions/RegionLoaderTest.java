package io.eldercare.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.plan.Region;
import io.eldercare.plan.RegionTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegionLoaderTest {
    private static final Path REFERENCE = Path.of("sql/reference");
    private final Problems problems = new Problems();

    @Test
    void readsTheRegister() {
        RegionTree regions = RegionLoader.load(REFERENCE, problems);
        assertThat(problems.found()).isEmpty();
        assertThat(regions.counties("360200"))
                .extracting(Region::code)
                .containsExactly("360202", "360203", "360222", "360271", "360272", "360281");
        // 18 counties and two zones
        assertThat(regions.counties("360700")).hasSize(20);
        assertThat(regions.zonesOf("360203")).extracting(Region::name).containsExactly("景德镇高新区");
        assertThat(regions.ancestors("360202101"))
                .extracting(Region::code)
                .containsExactly("360202", "360200", "360000");
        assertThat(regions.children("360202")).hasSize(10);
        assertThat(regions.require("360272").isZone()).isTrue();
        assertThat(regions.require("360281").isZone()).isFalse();
        assertThat(regions.isWithin("360202101", "360200")).isTrue();
        assertThat(regions.isWithin("360702", "360200")).isFalse();
    }

    @Test
    void readsTheCensus() {
        Map<String, Census> census = RegionLoader.census(REFERENCE, problems);
        assertThat(problems.found()).isEmpty();
        assertThat(census.get("360000")).isEqualTo(new Census(45_188_635, 7_624_781, 5_371_021));
        long counties = RegionLoader.load(REFERENCE, problems).counties("360000").stream()
                .filter(county -> !county.isZone())
                .mapToLong(county -> census.get(county.code()).pop60())
                .sum();
        assertThat(counties).isEqualTo(7_624_781);
        assertThat(census).doesNotContainKey("360271");
    }

    @Test
    void reportsMistakesWithTheirLines(@TempDir Path folder) throws IOException {
        String header = "code,name_zh,name_en,level,parent_code,host_code,kind,code_status,note\n";
        Files.writeString(
                folder.resolve("regions.csv"),
                header
                        + "990000,省,,province,,,省,official,\n"
                        + "990100,市,,town,990000,,市,official,\n"
                        + "990201,县,,county,990200,,县,official,\n"
                        + "990000,省,,province,,,省,official,\n"
                        + "99,县,,county,990000,,县,official,\n");
        Files.writeString(folder.resolve("townships.csv"), "code,name,county_code,code_band\n990201001,镇,990201,镇\n");
        RegionTree regions = RegionLoader.load(folder, problems);
        assertThat(regions.all()).extracting(Region::code).containsExactly("990000");
        assertThat(problems.found())
                .extracting(Problem::toString)
                .isEqualTo(List.of(
                        "sql/reference/regions.csv:3: 'town' is not one of province, prefecture, county, township",
                        "sql/reference/regions.csv:4: region 990201 names the unknown region 990200",
                        "sql/reference/regions.csv:5: region 990000 is given twice",
                        "sql/reference/regions.csv:6: '99' is not a region code of six or nine digits",
                        "sql/reference/townships.csv:2: region 990201001 names the unknown region 990201"));
    }

    @Test
    void namesAMissingFile(@TempDir Path folder) {
        RegionLoader.census(folder, problems);
        assertThat(problems.found())
                .containsExactly(new Problem("sql/reference/census-2020.csv", 1, "the file is missing"));
    }
}
