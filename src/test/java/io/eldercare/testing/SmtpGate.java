package io.eldercare.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Stands before a mail server and hands everything on, line by line, but for what a test asks of it: a recipient that is refused (RFC 5321,
 * code 550), or a line that breaks after the server took a mail and before its answer arrives.
 */
public final class SmtpGate implements AutoCloseable {
    private final ServerSocket door;
    private final int port;
    private volatile String refused = "";
    private volatile boolean losesNextAnswer;

    /** @param port of the server behind it */
    public SmtpGate(int port) throws IOException {
        this.door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        this.port = port;
        Thread porter = new Thread(this::open, "smtp-gate");
        porter.setDaemon(true);
        porter.start();
    }

    public int port() {
        return door.getLocalPort();
    }

    /** From now on this recipient is refused; an empty text refuses nobody. */
    public void refuse(String address) {
        refused = address;
    }

    public void loseNextAnswer() {
        losesNextAnswer = true;
    }

    private void open() {
        while (!door.isClosed()) {
            try (Socket client = door.accept();
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
                hand(client, server);
            } catch (IOException lineIsGone) {
                // the next caller is served
            }
        }
    }

    private void hand(Socket client, Socket server) throws IOException {
        BufferedReader asked = reader(client);
        BufferedReader answers = reader(server);
        answer(answers, client.getOutputStream());
        boolean data = false;
        for (String line = asked.readLine(); line != null; line = asked.readLine()) {
            if (!data && !refused.isEmpty() && line.equals("RCPT TO:<" + refused + ">")) {
                write(client.getOutputStream(), "550 5.1.1 no such user here");
                continue;
            }
            write(server.getOutputStream(), line);
            boolean end = data && line.equals(".");
            if (end && losesNextAnswer) {
                losesNextAnswer = false;
                answers.readLine();
                return;
            }
            if (!data || end) {
                String code = answer(answers, client.getOutputStream());
                data = code.startsWith("354") && line.toUpperCase(Locale.ROOT).equals("DATA");
            }
        }
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    /** Hands on an answer of one line or several and returns its last. */
    private static String answer(BufferedReader answers, OutputStream client) throws IOException {
        String line;
        do {
            line = Optional.ofNullable(answers.readLine()).orElseThrow(() -> new IOException("hung up"));
            write(client, line);
        } while (line.length() > 3 && line.charAt(3) == '-');
        return line;
    }

    private static void write(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
