package io.eldercare.cli;

import io.eldercare.job.Progress;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.function.LongSupplier;

/** Two plain lines a step, for logs and schedules. */
final class LineProgress implements Progress {
    private final PrintStream err;
    private final Texts texts;
    private final LongSupplier nanoTime;
    private String title = "";
    private long startedAt;

    LineProgress(PrintStream err, Texts texts, LongSupplier nanoTime) {
        this.err = err;
        this.texts = texts;
        this.nanoTime = nanoTime;
    }

    @Override
    public void begin(String step, long total) {
        title = step;
        startedAt = nanoTime.getAsLong();
        err.println(texts.text(total > 0 ? "progress.begin-of" : "progress.begin", step, total));
    }

    @Override
    public void advance(long units) {}

    @Override
    public void end(String detail) {
        BigDecimal seconds = BigDecimal.valueOf((nanoTime.getAsLong() - startedAt) / 100_000_000L, 1);
        err.println(texts.text("progress.end", texts.pair(title, detail), seconds.toPlainString()));
    }
}
