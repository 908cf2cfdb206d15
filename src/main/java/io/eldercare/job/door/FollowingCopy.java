package io.eldercare.job.door;

import io.eldercare.mart.Mart;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;

/**
 * A mart whose readers' copy is made beside what a run does after a publication: one copy after the other, each of all that is
 * published by then. A copy that fails is told at the end of the run; readers see the one before it whole.
 */
public final class FollowingCopy {
    private final Mart mart;
    private CompletableFuture<Void> copies = CompletableFuture.completedFuture(null);

    FollowingCopy(DataSource dataSource, Runnable refresh) {
        this.mart = new Mart(dataSource, () -> follow(refresh));
    }

    public Mart mart() {
        return mart;
    }

    private synchronized void follow(Runnable refresh) {
        copies = copies.thenRunAsync(refresh);
    }

    /**
     * Waits until readers see all that was published.
     *
     * @throws io.eldercare.mart.MartException when a copy failed
     */
    public void await() {
        CompletableFuture<Void> last;
        synchronized (this) {
            last = copies;
        }
        try {
            last.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }
}
