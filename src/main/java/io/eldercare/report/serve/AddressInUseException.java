package io.eldercare.report.serve;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;

/** The address cannot be listened on: another program has the port, or the machine has no such address. */
public final class AddressInUseException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String address;
    private final int port;

    AddressInUseException(InetAddress address, int port, BindException cause) {
        super("Cannot listen on " + address.getHostAddress() + " port " + port + ": " + cause.getMessage(), cause);
        this.address = address.getHostAddress();
        this.port = port;
    }

    public String address() {
        return address;
    }

    public int port() {
        return port;
    }
}
