package io.eldercare.job.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.eldercare.job.release.Bulletins.FreezeRequest;
import io.eldercare.lake.Archive;
import io.eldercare.testing.ReleaseHome;
import io.eldercare.testing.SmtpGate;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A released bulletin through a real mail server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SendingTest {
    private static final String PLAN = "JDZ3Y";
    private static final YearMonth MONTH = YearMonth.of(2025, 9);
    private static final String COUNTY = "lp@jdz.example";

    private final GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    private SmtpGate gate;
    private ReleaseHome home;

    @BeforeAll
    void release(@TempDir Path folder) throws IOException {
        server.start();
        gate = new SmtpGate(server.getSmtp().getPort());
        gate.refuse(COUNTY);
        home = new ReleaseHome(folder, """

                mail:
                  host: 127.0.0.1
                  port: %d
                  security: plain
                  from: ylfw@jdz.example
                  lists:
                    leaders: [ld@jdz.example]
                    statisticians: [tj@jdz.example]
                    counties:
                      '360281': [%s]
                """.formatted(gate.port(), COUNTY));
        Bulletins.freeze(
                home.place(ReleaseHome.morning("2025-10-14")),
                PLAN,
                Optional.of(MONTH),
                new FreezeRequest(false, true, false));
    }

    @AfterAll
    void stop() throws IOException {
        gate.close();
        server.stop();
        home.close();
    }

    private Bulletins.Sent send() {
        return Bulletins.send(home.place(ReleaseHome.morning("2025-10-15")), PLAN, Optional.of(MONTH));
    }

    private MimeMessage[] received() {
        return server.getReceivedMessages();
    }

    private MimeMessage mailTo(String address) throws MessagingException {
        for (MimeMessage message : received()) {
            if (message.getAllRecipients()[0].toString().equals(address)) {
                return message;
            }
        }
        throw new AssertionError("no mail to " + address);
    }

    @Test
    @Order(1)
    void whoIsRefusedIsNamedAndTheOthersAreServed() {
        assertThatThrownBy(this::send)
                .isInstanceOf(DeliveryFailedException.class)
                .hasMessageContaining("已送达 2 人")
                .hasMessageContaining(COUNTY + " 没有送达（550 5.1.1 no such user here");

        assertThat(server.waitForIncomingEmail(5000, 2)).isTrue();
        assertThat(
                        home.rows(
                                "select kind, content ->> 'recipient' from ops.release_event where kind <> 'frozen' order by seq"))
                .containsExactly(
                        "sending|ld@jdz.example",
                        "delivered|ld@jdz.example",
                        "sending|tj@jdz.example",
                        "delivered|tj@jdz.example",
                        "sending|" + COUNTY,
                        "failed|" + COUNTY);
    }

    @Test
    @Order(2)
    void subjectAndFileNamesAreChineseInAnyMailProgram() throws MessagingException, IOException {
        MimeMessage mail = mailTo("tj@jdz.example");

        assertThat(mail.getSubject()).isEqualTo("景德镇市养老服务工作月度通报2025年9月（2025年第1期）");
        assertThat(mail.getHeader("Subject")[0]).matches("(?s)=\\?UTF-8\\?[BQ]\\?[\\x00-\\x7F]*");
        Multipart parts = (Multipart) mail.getContent();
        List<String> names = new ArrayList<>();
        for (int index = 1; index < parts.getCount(); index++) {
            names.add(MimeUtility.decodeText(parts.getBodyPart(index).getFileName()));
            // RFC 2231: filename*=UTF-8''%E6… or in continued pieces
            assertThat(parts.getBodyPart(index).getHeader("Content-Disposition")[0])
                    .contains("filename*")
                    .contains("UTF-8''%E6%99%AF")
                    .satisfies(header -> assertThat(
                                    StandardCharsets.US_ASCII.newEncoder().canEncode(header))
                            .isTrue());
        }
        assertThat(names)
                .containsExactly(
                        "景德镇市养老服务工作月度通报2025年9月.pdf",
                        "景德镇市养老服务工作月度通报2025年9月.docx",
                        "景德镇市养老服务工作月度通报2025年9月（评分表）.xlsx",
                        "景德镇市养老服务工作月度通报2025年9月（数据）.csv");
        byte[] attached = parts.getBodyPart(4).getInputStream().readAllBytes();
        assertThat(attached)
                .isEqualTo(Files.readAllBytes(home.reports("2025-09").resolve("figures.csv")));
        assertThat(home.rows("select content -> 'attachments' ->> 'figures.csv' from ops.release_event"
                        + " where kind = 'delivered' and content ->> 'recipient' = 'tj@jdz.example'"))
                .containsExactly(Archive.sha256(attached));
        assertThat(((Multipart) mailTo("ld@jdz.example").getContent()).getCount())
                .isEqualTo(2);
    }

    @Test
    @Order(3)
    void aSecondRunSendsNothingTwice() {
        assertThatThrownBy(this::send)
                .isInstanceOf(DeliveryFailedException.class)
                .hasMessageContaining("已送达 2 人");

        assertThat(received()).hasSize(2);
    }

    @Test
    @Order(4)
    void aMailOfWhichNobodyKnowsIsNotSentAgainUnasked() throws MessagingException {
        gate.refuse("");
        gate.loseNextAnswer();
        assertThatThrownBy(this::send)
                .isInstanceOf(DeliveryFailedException.class)
                .hasMessageContaining(COUNTY + " 是否送达不明")
                .hasMessageContaining("--resend-doubtful");
        assertThat(server.waitForIncomingEmail(5000, 3)).as("the server has it").isTrue();
        String id = mailTo(COUNTY).getMessageID();

        assertThatThrownBy(this::send).hasMessageContaining("邮件编号 " + id);
        assertThat(received()).hasSize(3);

        Bulletins.Sent sent =
                Bulletins.sendDoubtfulAgain(home.place(ReleaseHome.morning("2025-10-15")), PLAN, Optional.of(MONTH));
        assertThat(sent.sent()).extracting(Bulletins.Mailed::address).containsExactly(COUNTY);
        assertThat(sent.before()).hasSize(2);
        assertThat(server.waitForIncomingEmail(5000, 4)).isTrue();
        assertThat(received()[3].getMessageID()).as("known as the same mail").isEqualTo(id);
        assertThat(send().sent()).isEmpty();
    }

    @Test
    @Order(5)
    void withoutAnEncryptedLineNothingGoesWhereOneIsAskedFor() throws IOException {
        correct("security: plain", "security: starttls");
        correct("ld@jdz.example", "new@jdz.example");

        assertThatThrownBy(this::send)
                .isInstanceOf(DeliveryFailedException.class)
                .hasMessageContaining("连不上邮件服务器")
                .hasMessageContaining("没有发出任何邮件");
        assertThat(received()).hasSize(4);
        assertThat(home.rows(
                        "select count(*) from ops.release_event where content ->> 'recipient' = 'new@jdz.example'"))
                .containsExactly("0");
    }

    private void correct(String wrong, String right) throws IOException {
        Path settings = home.definitions().resolve("jobs").resolve("settings.yml");
        Files.writeString(settings, Files.readString(settings).replace(wrong, right));
    }
}
