package io.eldercare.report.serve;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Answers GET and HEAD with files of one folder and nothing outside it: no {@code ..}, no links out, no hidden files. Conditional
 * requests by ETag (RFC 9110, 13.1.2). A page may load from its own site only; finished documents carry their style inside and may
 * load nothing.
 */
final class SiteFiles implements HttpHandler {
    private static final String PAGES =
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private static final String DOCUMENTS =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'none'";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Path folder;
    private final boolean loopbackOnly;

    /** @param loopbackOnly refuses names of other machines, by which a foreign page could reach this one (DNS rebinding) */
    SiteFiles(Path folder, boolean loopbackOnly) {
        this.folder = folder;
        this.loopbackOnly = loopbackOnly;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Headers headers = exchange.getResponseHeaders();
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("Cross-Origin-Opener-Policy", "same-origin");
            headers.set("Content-Security-Policy", PAGES);
            String method = exchange.getRequestMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                headers.set("Allow", "GET, HEAD");
                refuse(exchange, 405, "只能读取，不能用 " + method + "。");
            } else if (!isOwnName(exchange)) {
                refuse(exchange, 421, "请用 localhost 或 127.0.0.1 访问。");
            } else {
                answer(exchange);
            }
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (!Files.isDirectory(folder)) {
            exchange.getResponseHeaders().set("Retry-After", "2");
            refuse(exchange, 503, "网页正在更新，请稍候刷新。");
            return;
        }
        Optional<Path> file = find(path);
        if (file.isEmpty()) {
            refuse(exchange, 404, "没有这个网页。");
            return;
        }
        try {
            send(exchange, path, file.get());
        } catch (NoSuchFileException swappedMeanwhile) {
            exchange.getResponseHeaders().set("Retry-After", "2");
            refuse(exchange, 503, "网页正在更新，请稍候刷新。");
        }
    }

    /** The file that a decoded path names; empty where there is none or it is none of ours. */
    private Optional<Path> find(String path) throws IOException {
        String name = path.endsWith("/") ? path + "index.html" : path;
        if (name.contains("\\") || List.of(name.split("/")).stream().anyMatch(part -> part.startsWith("."))) {
            return Optional.empty();
        }
        try {
            Path root = folder.toRealPath();
            Path file = root.resolve(name.substring(1)).normalize();
            return file.startsWith(root)
                            && Files.isRegularFile(file)
                            && file.toRealPath().startsWith(root)
                    ? Optional.of(file)
                    : Optional.empty();
        } catch (InvalidPathException | NoSuchFileException none) {
            return Optional.empty();
        }
    }

    private static void send(HttpExchange exchange, String path, Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        String tag =
                "\"" + Long.toHexString(attributes.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS))
                        + "-" + Long.toHexString(attributes.size()) + "\"";
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", ContentTypes.of(String.valueOf(file.getFileName())));
        headers.set("Cache-Control", "no-cache");
        headers.set("ETag", tag);
        if (path.startsWith("/documents/")) {
            headers.set("Content-Security-Policy", DOCUMENTS);
        }
        String known = exchange.getRequestHeaders().getFirst("If-None-Match");
        if (known != null && List.of(known.split("\\s*,\\s*")).contains(tag)) {
            exchange.sendResponseHeaders(304, -1);
        } else if (exchange.getRequestMethod().equals("HEAD")) {
            headers.set("Content-Length", Long.toString(attributes.size()));
            exchange.sendResponseHeaders(200, -1);
        } else {
            byte[] content = Files.readAllBytes(file);
            exchange.sendResponseHeaders(200, content.length == 0 ? -1 : content.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(content);
            }
        }
    }

    private boolean isOwnName(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        if (!loopbackOnly) {
            return true;
        }
        return host != null && LOOPBACK.contains(host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT));
    }

    private static void refuse(HttpExchange exchange, int code, String message) throws IOException {
        byte[] text = message.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(code, head ? -1 : text.length);
        if (!head) {
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(text);
            }
        }
    }
}
