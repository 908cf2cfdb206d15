package io.eldercare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.mart.EmptyMart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve} as a process of its own: what it prints, what it answers, how it ends. */
final class ServeCommandTest {
    @TempDir
    Path home;

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option ->
                        option.startsWith("--add-opens") || option.startsWith("-XX:") || option.startsWith("-Dfile"))
                .forEach(command::add);
        command.addAll(List.of("-Xmx1g", "-Duser.timezone=Asia/Shanghai", "-Dstdout.encoding=UTF-8"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.eldercare.cli.Main", "serve"));
        command.addAll(List.of("--home", home.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(home.resolve("serve.err").toFile())
                .start();
    }

    @Test
    void servesTheSiteAndTheMartUntilItIsToldToStop() throws Exception {
        Process serve = start("--port", "0", "--json");
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(serve.getInputStream(), StandardCharsets.UTF_8))) {
            String where = "";
            for (String line = out.readLine(); line != null && !line.equals("}"); line = out.readLine()) {
                where += line.strip();
            }
            assertThat(where)
                    .as(Files.readString(home.resolve("serve.err")))
                    .matches(
                            "\\{\"site\" : \"http://127\\.0\\.0\\.1:\\d+/\",\"mart\" : \"postgresql://127\\.0\\.0\\.1:\\d+/readers\"");

            String site = where.replaceFirst(".*\"site\" : \"([^\"]*)\".*", "$1");
            String page = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(site)).build(), BodyHandlers.ofString())
                    .body();
            assertThat(page).contains("还没有可用的报送数据");
            assertThat(home.resolve("mart/data/postmaster.pid")).exists();

            serve.destroy(); // SIGTERM
            assertThat(serve.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(serve.exitValue()).isEqualTo(ExitCode.DONE);
            assertThat(home.resolve("mart/data/postmaster.pid")).doesNotExist();
        } finally {
            serve.destroyForcibly();
        }
    }

    @Test
    void aPortInUseSaysWhatToDo() throws Exception {
        EmptyMart.into(home);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());
            CommandRun run = CommandRun.of("serve", "--home", home.toString(), "--port", port);

            assertThat(run.code()).isEqualTo(ExitCode.USAGE);
            assertThat(run.err()).contains("127.0.0.1 的端口 " + port + " 不能使用").contains("--port 0");
        }
    }

    @Test
    void wrongAddressesAreRefusedAtOnce() {
        assertThat(CommandRun.of("serve", "--port", "70000").err()).contains("端口 70000 无效");
        CommandRun nowhere = CommandRun.of("serve", "--bind", "300.1.2.3");
        assertThat(nowhere.code()).isEqualTo(ExitCode.USAGE);
        assertThat(nowhere.err()).contains("300.1.2.3 不是有效的地址");
        assertThat(CommandRun.of("report", "--site", "--month", "2025-10", "--home", home.toString())
                        .err())
                .contains("不能与 --plan、--month 同用");
    }
}
