package io.eldercare.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegionTreeTest {
    private static Region region(String code, Region.Level level, String parent, String host) {
        return new Region(
                code,
                code,
                level,
                Optional.of(parent).filter(text -> !text.isEmpty()),
                Optional.of(host).filter(text -> !text.isEmpty()),
                host.isEmpty() ? "县" : "功能区",
                "official");
    }

    private static final Region CITY = region("10", Region.Level.PREFECTURE, "", "");
    private static final Region COUNTY = region("12", Region.Level.COUNTY, "10", "");
    private static final Region ZONE = region("11", Region.Level.COUNTY, "10", "12");
    private static final Region TOWN = region("121", Region.Level.TOWNSHIP, "12", "");

    @Test
    void ordersByCodeWhateverTheInput() {
        RegionTree regions = RegionTree.of(List.of(TOWN, COUNTY, ZONE, CITY));
        assertThat(regions.counties("10")).containsExactly(ZONE, COUNTY);
        assertThat(regions.counties("12")).containsExactly(COUNTY);
        assertThat(regions.counties("121")).isEmpty();
        assertThat(regions.children("10")).containsExactly(ZONE, COUNTY);
        assertThat(regions.zonesOf("12")).containsExactly(ZONE);
        assertThat(regions.ancestors("121")).containsExactly(COUNTY, CITY);
        assertThat(regions.find("99")).isEmpty();
    }

    @Test
    void knowsWhoseDeliveriesARegionRestsOn() {
        RegionTree regions = RegionTree.of(List.of(TOWN, COUNTY, ZONE, CITY));
        assertThat(regions.filers("10")).containsExactly(ZONE, COUNTY);
        assertThat(regions.filers("12")).containsExactly(COUNTY);
        assertThat(regions.filers("121")).containsExactly(COUNTY);
    }

    @Test
    void takesTwoPrefecturesToReachAProvince() {
        RegionTree regions = RegionTree.of(List.of(
                region("1", Region.Level.PROVINCE, "", ""),
                region("10", Region.Level.PREFECTURE, "1", ""),
                region("20", Region.Level.PREFECTURE, "1", ""),
                ZONE,
                COUNTY,
                region("21", Region.Level.COUNTY, "20", "")));
        assertThat(regions.isReached("1", List.of("11", "12"))).isFalse();
        assertThat(regions.isReached("1", List.of("12", "21"))).isTrue();
        assertThat(regions.isReached("10", List.of("11"))).isTrue();
        assertThat(regions.isReached("12", List.of("12"))).isTrue();
        assertThat(regions.isReached("20", List.of("11", "12"))).isFalse();
    }

    @Test
    void refusesWhatDoesNotHangTogether() {
        assertThatThrownBy(() -> RegionTree.of(List.of(CITY, CITY))).hasMessage("Region 10 is given twice");
        assertThatThrownBy(() -> RegionTree.of(List.of(COUNTY))).hasMessage("Region 12 names the unknown parent 10");
        Region left = region("1", Region.Level.COUNTY, "2", "");
        Region right = region("2", Region.Level.COUNTY, "1", "");
        assertThatThrownBy(() -> RegionTree.of(List.of(left, right))).hasMessageContaining("circle of parents");
        assertThatThrownBy(() -> RegionTree.of(List.of(CITY)).require("99")).hasMessage("Unknown region 99");
    }
}
