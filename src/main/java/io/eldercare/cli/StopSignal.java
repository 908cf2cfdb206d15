package io.eldercare.cli;

import java.util.concurrent.CountDownLatch;
import sun.misc.Signal;

/** Ctrl-C and the stop of a service manager as a wish to end, so that a command ends by itself and with its own exit code. */
final class StopSignal {
    private final CountDownLatch stopped = new CountDownLatch(1);

    private StopSignal() {}

    /** From now on the first signal is kept, a second one ends the program at once. */
    static StopSignal listen() {
        StopSignal stop = new StopSignal();
        for (String name : new String[] {"INT", "TERM"}) {
            Signal.handle(new Signal(name), signal -> stop.received());
        }
        return stop;
    }

    private void received() {
        if (stopped.getCount() == 0) {
            Runtime.getRuntime().halt(ExitCode.SYSTEM);
        }
        stopped.countDown();
    }

    void await() throws InterruptedException {
        stopped.await();
    }
}
