package io.eldercare.report.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SiteServerTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @TempDir
    Path home;

    private final HttpClient client = HttpClient.newHttpClient();
    private Path site;
    private SiteServer server;

    @BeforeEach
    void start() throws IOException {
        site = Files.createDirectories(home.resolve("site"));
        Files.createDirectories(site.resolve("plans"));
        Files.createDirectories(site.resolve("documents"));
        Files.writeString(site.resolve("index.html"), "<p>总览");
        Files.writeString(site.resolve("plans/JDZ3Y.html"), "<p>规划");
        Files.writeString(site.resolve("documents/bulletin.html"), "<style></style>");
        Files.writeString(site.resolve("figures.csv"), "");
        Files.writeString(site.resolve(".made-from"), "hidden");
        Files.writeString(home.resolve("secret.txt"), "secret");
        Files.createSymbolicLink(site.resolve("out.txt"), home.resolve("secret.txt"));
        Files.createSymbolicLink(site.resolve("up"), home);
        server = SiteServer.start(site, LOOPBACK, 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.address().resolve(path));
        return client.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Test
    void servesPagesWithTypeCharacterSetAndSafetyHeaders() throws Exception {
        HttpResponse<String> page = get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).isEqualTo("<p>总览");
        assertThat(header(page, "Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(page, "Content-Security-Policy"))
                .startsWith("default-src 'self';")
                .doesNotContain("unsafe");
        assertThat(get("/plans/JDZ3Y.html").body()).isEqualTo("<p>规划");
        assertThat(header(get("/figures.csv"), "Content-Type")).isEqualTo("text/csv; charset=utf-8");
    }

    /** A finished document carries its style inside and may load nothing, not even a script of this site. */
    @Test
    void documentsMayLoadNothing() throws Exception {
        assertThat(header(get("/documents/bulletin.html"), "Content-Security-Policy"))
                .startsWith("default-src 'none'; style-src 'unsafe-inline'")
                .doesNotContain("script");
    }

    @Test
    void whatDidNotChangeIsNotSentAgain() throws Exception {
        String tag = header(get("/"), "ETag");

        HttpResponse<String> again = get("/", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();

        Files.writeString(site.resolve("index.html"), "<p>总览，更新后");
        assertThat(get("/", "If-None-Match", tag).body()).isEqualTo("<p>总览，更新后");
    }

    @Test
    void nothingOutsideTheFolderIsServed() throws Exception {
        assertThat(get("/out.txt").statusCode()).isEqualTo(404);
        assertThat(get("/up/secret.txt").statusCode()).isEqualTo(404);
        assertThat(get("/.made-from").statusCode()).isEqualTo(404);
        assertThat(get("/plans/").statusCode()).isEqualTo(404);
        for (String path : new String[] {
            "/../secret.txt",
            "/plans/../../secret.txt",
            "/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "/..%5csecret.txt",
            "//etc/passwd"
        }) {
            assertThat(raw("GET " + path + " HTTP/1.0\r\nHost: localhost\r\n\r\n"))
                    .as(path)
                    .doesNotContain("secret", "root:")
                    .containsPattern("HTTP/1.1 (404|400)");
        }
    }

    @Test
    void itCanOnlyBeRead() throws Exception {
        HttpRequest write = HttpRequest.newBuilder(server.address().resolve("/index.html"))
                .PUT(BodyPublishers.ofString("x"))
                .build();
        HttpResponse<String> refused = client.send(write, BodyHandlers.ofString());

        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(header(refused, "Allow")).isEqualTo("GET, HEAD");
        assertThat(site.resolve("index.html")).hasContent("<p>总览");
    }

    @Test
    void headTellsTheSizeWithoutTheContent() throws Exception {
        HttpRequest head = HttpRequest.newBuilder(server.address())
                .method("HEAD", BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = client.send(head, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Length")).isEqualTo("9"); // <p> and two characters of three bytes
        assertThat(answer.body()).isEmpty();
    }

    /** A name server of an attacker may point to 127.0.0.1: the browser then asks under the attacker's name. */
    @Test
    void onLoopbackOnlyOwnNamesAreAnswered() throws Exception {
        assertThat(raw("GET / HTTP/1.0\r\nHost: evil.example\r\n\r\n"))
                .contains(" 421 ")
                .doesNotContain("总览");
        assertThat(raw("GET / HTTP/1.0\r\nHost: localhost:8360\r\n\r\n")).contains("总览");
    }

    @Test
    void anEditionBeingSwappedIsABriefPause() throws Exception {
        Files.move(site, home.resolve("aside"));
        HttpResponse<String> pause = get("/");
        assertThat(pause.statusCode()).isEqualTo(503);
        assertThat(header(pause, "Retry-After")).isEqualTo("2");

        Files.move(home.resolve("aside"), site);
        assertThat(get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void aTakenPortIsNamed() {
        assertThatThrownBy(
                        () -> SiteServer.start(site, LOOPBACK, server.address().getPort()))
                .isInstanceOf(AddressInUseException.class)
                .hasMessageContaining(Integer.toString(server.address().getPort()));
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(LOOPBACK, server.address().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
