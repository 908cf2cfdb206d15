package io.eldercare.report;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TileLayoutTest {
    @TempDir
    Path folder;

    @Test
    void refusesTwoRegionsOnOneTile() throws IOException {
        Files.writeString(
                folder.resolve("tiles.csv"), "map,region_code,name,row,column\nX,360202,a,1,1\nX,360203,b,1,1\n");
        assertThatThrownBy(() -> TileLayout.read(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 3", "360203");
    }
}
