package io.eldercare.cli;

import io.eldercare.job.Progress;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar a step, for a person at a terminal. */
final class BarProgress implements Progress {
    private static final int WIDTH = 100;
    private static final int REFRESH_MILLIS = 200;

    private final PrintStream err;
    private @Nullable ProgressBar bar;

    BarProgress(PrintStream err) {
        this.err = err;
    }

    @Override
    public synchronized void begin(String title, long total) {
        close("");
        bar = new ProgressBarBuilder()
                .setTaskName(title)
                .setInitialMax(total > 0 ? total : -1)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(err, WIDTH))
                .build();
    }

    @Override
    public synchronized void advance(long units) {
        if (bar != null) {
            bar.stepBy(units);
        }
    }

    @Override
    public synchronized void end(String detail) {
        close(detail);
    }

    private void close(String detail) {
        if (bar == null) {
            return;
        }
        if (bar.isIndefinite()) {
            bar.maxHint(Math.max(1, bar.getCurrent()));
        }
        bar.stepTo(bar.getMax());
        bar.setExtraMessage(detail);
        bar.close();
        bar = null;
    }
}
