package io.eldercare.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HashChainTest {
    @TempDir
    private Path folder;

    private HashChain chain;

    @BeforeEach
    void threeRows() throws IOException {
        chain = new HashChain(folder);
        for (int row = 1; row <= 3; row++) {
            chain.append(chain.rows(), Map.of("row", row));
        }
    }

    @Test
    void aChainHolds() throws IOException {
        assertThat(chain.rows()).hasSize(3);
        assertThat(HashChain.firstTouched(chain.rows())).isEmpty();
    }

    @Test
    void anEditedRowIsNamed() throws IOException {
        Path row = folder.resolve("00000002.json");
        Files.writeString(row, Files.readString(row).replace("\"row\":2", "\"row\":5"));

        assertThat(HashChain.firstTouched(chain.rows())).contains(2);
    }

    @Test
    void aRowTakenOutIsNamed() throws IOException {
        Files.delete(folder.resolve("00000001.json"));

        assertThat(HashChain.firstTouched(chain.rows())).contains(1);
    }

    @Test
    void aDamagedLastRowKeepsItsNumber() throws IOException {
        Files.writeString(folder.resolve("00000003.json"), "{");

        chain.append(chain.rows(), Map.of("row", 4));

        assertThat(folder.resolve("00000004.json")).exists();
        assertThat(HashChain.firstTouched(chain.rows())).contains(3);
    }
}
