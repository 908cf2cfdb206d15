package io.eldercare.cli;

import io.eldercare.job.Serving;
import io.eldercare.report.serve.AddressInUseException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The site and the mart for readers, until it is told to stop. */
@Command(name = "serve")
final class ServeCommand implements Callable<Integer> {
    private static final int LAST_PORT = 65_535;

    private final Invocation invocation;

    @Option(names = "--port", paramLabel = "N", defaultValue = "8360")
    private int port = 8360;

    @Option(names = "--bind", paramLabel = "ADDRESS", defaultValue = "127.0.0.1")
    private String bind = "127.0.0.1";

    ServeCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        if (port < 0 || port > LAST_PORT) {
            throw new UsageException(invocation.text("usage.port", port));
        }
        InetAddress address = address();
        try (Serving serving = Serving.start(invocation.filledWorkplace(), address, port)) {
            StopSignal stop = StopSignal.listen();
            tell(serving, address);
            stop.await();
            invocation.note(invocation.text("serve.stopped"));
            return ExitCode.DONE;
        } catch (AddressInUseException taken) {
            throw new UsageException(invocation.text("usage.port-in-use", taken.address(), taken.port()));
        }
    }

    private InetAddress address() {
        try {
            return InetAddress.getByName(bind);
        } catch (UnknownHostException unknown) {
            throw new UsageException(invocation.text("usage.bind", bind));
        }
    }

    private void tell(Serving serving, InetAddress address) {
        if (invocation.options().json()) {
            invocation.print(Json.of(new Where(serving.address().toString(), serving.mart())));
        } else {
            invocation.print(invocation.text("serve.site", serving.address()));
            invocation.print(invocation.text("serve.mart", serving.mart()));
        }
        if (!serving.isCurrent()) {
            invocation.console().err().println(invocation.text("serve.not-current"));
        }
        if (!address.isLoopbackAddress()) {
            invocation.console().err().println(invocation.text("serve.open"));
        }
        invocation.note(invocation.text("serve.stop"));
    }

    /** How readers connect, for programs. */
    record Where(String site, String mart) {}
}
