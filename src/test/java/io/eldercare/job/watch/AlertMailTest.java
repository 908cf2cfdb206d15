package io.eldercare.job.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.eldercare.definitions.MailSettings;
import io.eldercare.job.Progress;
import io.eldercare.job.Workplace;
import io.eldercare.job.release.DeliveryFailedException;
import io.eldercare.lake.Home;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts on their way through a real mail server. */
class AlertMailTest {
    private static final Alert LATE = new Alert(AlertKind.WATCH_LATE, "探访记录 2025-10", "浮梁县 没有可用的报送");
    private static final Alert DISK = new Alert(AlertKind.WATCH_DISK, "数据目录", "4.9 GB 可用");

    private final GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        server.start();
    }

    @AfterEach
    void close() {
        server.stop();
    }

    private AlertMail mail(int port) {
        Workplace place = new Workplace(
                new Home(folder),
                folder,
                Clock.fixed(Instant.parse("2025-11-05T18:00:00Z"), ZoneId.of("Asia/Shanghai")),
                Map.of(),
                Progress.silent());
        MailSettings settings = new MailSettings(
                "127.0.0.1",
                port,
                MailSettings.Security.PLAIN,
                Optional.empty(),
                Optional.empty(),
                "ylfw@jdz.example",
                List.of(),
                List.of(),
                new TreeMap<>());
        return new AlertMail(place, settings, List.of("zhiban@jdz.example", "yunwei@jdz.example"));
    }

    private AlertMail mail() {
        return mail(server.getSmtp().getPort());
    }

    @Test
    void tellsEverybodyWhatAndWhy() throws Exception {
        mail().send(List.of(DISK, LATE), true);

        MimeMessage[] received = server.getReceivedMessages();
        assertThat(received).as("one for each address").hasSize(2);
        assertThat(received[0].getSubject()).isEqualTo("养老服务数据仓库：2 件需要处理");
        assertThat(received[0].getContent().toString())
                .contains("WATCH_DISK 数据目录：4.9 GB 可用", "WATCH_LATE 探访记录 2025-10：浮梁县 没有可用的报送", "docs/operations.md");
    }

    @Test
    void tellsAnAlertOnceUntilItIsGoneAndBack() {
        mail().send(List.of(LATE), true);
        mail().send(List.of(LATE), true);
        assertThat(server.getReceivedMessages()).hasSize(2);

        mail().send(List.of(), false);
        mail().send(List.of(LATE), true);
        assertThat(server.getReceivedMessages())
                .as("the mart was not looked at: it stood all the time")
                .hasSize(2);

        mail().send(List.of(), true);
        mail().send(List.of(LATE), true);
        assertThat(server.getReceivedMessages()).hasSize(4);
    }

    @Test
    void whatCouldNotBeSentIsTriedAgain() {
        assertThatThrownBy(() -> mail(1).send(List.of(LATE), true)).isInstanceOf(DeliveryFailedException.class);

        mail().send(List.of(LATE), true);
        assertThat(server.getReceivedMessages()).hasSize(2);
    }
}
