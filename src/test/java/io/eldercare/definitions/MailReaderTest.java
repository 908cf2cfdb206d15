package io.eldercare.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.definitions.MailSettings.Recipient;
import io.eldercare.definitions.MailSettings.Role;
import io.eldercare.definitions.MailSettings.Security;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MailReaderTest {
    private static final String GOOD = """
            host: smtp.jdz.example
            port: 465
            security: tls
            user: ylfw
            password_file: /etc/eldercare/mail.password
            from: ylfw@jdz.example
            lists:
              leaders: [a@jdz.example, b@jdz.example]
              statisticians: [B@jdz.example, c@jdz.example]
              counties:
                '360281': [lp@jdz.example]
                '360202': [cj@jdz.example]
            """;

    private final Problems problems = new Problems();

    private Optional<MailSettings> read(String text) {
        return MailReader.read(YamlNode.parse("settings.yml", text, problems));
    }

    @Test
    void readsServerAndLists() {
        MailSettings settings = read(GOOD).orElseThrow();

        assertThat(problems.found()).isEmpty();
        assertThat(settings.security()).isEqualTo(Security.TLS);
        assertThat(settings.port()).isEqualTo(465);
        assertThat(settings.user()).contains("ylfw");
    }

    @Test
    void everybodyGetsOneMail() {
        // b stands in two lists, once in capitals: the first list counts
        assertThat(read(GOOD).orElseThrow().recipients())
                .containsExactly(
                        new Recipient(Role.LEADERS, "", "a@jdz.example"),
                        new Recipient(Role.LEADERS, "", "b@jdz.example"),
                        new Recipient(Role.STATISTICIANS, "", "c@jdz.example"),
                        new Recipient(Role.COUNTIES, "360202", "cj@jdz.example"),
                        new Recipient(Role.COUNTIES, "360281", "lp@jdz.example"));
    }

    @Test
    void mistakesAreFoundByLine() {
        read("""
                host: smtp.jdz.example
                port: 70000
                security: startls
                from: 养老服务科
                lists:
                  leaders: [a@jdz.example, b.jdz.example, c..d@jdz.example]
                  counties:
                    乐平: [lp@jdz.example]
                password: secret
                """);

        assertThat(problems.found())
                .extracting(problem -> problem.line() + " " + problem.message())
                .anySatisfy(text -> assertThat(text).startsWith("2 ").contains("65535"))
                .anySatisfy(text -> assertThat(text).startsWith("3 ").contains("starttls"))
                .anySatisfy(text -> assertThat(text).startsWith("4 ").contains("not a mail address"))
                .anySatisfy(text -> assertThat(text).startsWith("6 ").contains("'b.jdz.example'"))
                .anySatisfy(text -> assertThat(text).startsWith("6 ").contains("'c..d@jdz.example'"))
                .anySatisfy(text -> assertThat(text).startsWith("8 ").contains("six digits"))
                .anySatisfy(text -> assertThat(text).startsWith("9 ").contains("unknown key 'password'"));
    }

    @Test
    void aPasswordNeverGoesOverAnOpenLine() {
        read(GOOD.replace("security: tls", "security: plain"));

        assertThat(problems.found())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("open line"));
    }

    @Test
    void anEmptySectionSendsNothing() {
        assertThat(MailReader.read(
                        YamlNode.parse("settings.yml", "mail:\n", problems).flatMap(node -> node.find("mail"))))
                .isEmpty();
        assertThat(problems.found()).isEmpty();
    }
}
