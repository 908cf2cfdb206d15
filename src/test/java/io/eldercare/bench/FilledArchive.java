package io.eldercare.bench;

import io.eldercare.definitions.Definitions;
import io.eldercare.ingest.Receiver;
import io.eldercare.lake.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;

/** Takes what is in a home's inbox into its archive and does nothing further: {@code FilledArchive <home>}. */
public final class FilledArchive {
    private FilledArchive() {}

    public static void main(String[] arguments) throws IOException {
        Home home = new Home(Path.of(arguments[0]).toAbsolutePath()).prepare();
        byte[] secret = System.getenv("ELDERCARE_PERSON_SECRET").getBytes(StandardCharsets.UTF_8);
        Definitions definitions = Definitions.load(Path.of("").toAbsolutePath());
        long start = System.nanoTime();
        int taken = new Receiver(home, definitions, secret, Clock.systemDefaultZone())
                .receive(() -> {})
                .taken()
                .size();
        System.out.printf("phase receive %.1f%n%d files%n", (System.nanoTime() - start) / 1e9, taken);
    }
}
