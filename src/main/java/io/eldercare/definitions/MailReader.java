package io.eldercare.definitions;

import io.eldercare.definitions.MailSettings.Security;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads {@code mail} of jobs/settings.yml; an empty section means that nothing is sent. */
final class MailReader {
    /** What needs no quoting (RFC 5321, 4.1.2: dot-string); a name beside the address is not wanted here. */
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_{|}~-]+)*"
                    + "@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*");

    private static final Pattern COUNTY = Pattern.compile("\\d{6}");
    private static final int PORT_LIMIT = 65_535;

    private final YamlNode node;

    private MailReader(YamlNode node) {
        this.node = node;
    }

    static Optional<MailSettings> read(Optional<YamlNode> section) {
        return section.filter(node -> !node.isNull()).map(node -> new MailReader(node).settings());
    }

    private MailSettings settings() {
        node.allowOnly("host", "port", "security", "user", "password_file", "from", "lists");
        YamlNode lists = node.require("lists").allowOnly("leaders", "statisticians", "counties");
        Security security = node.require("security").choice(Security.class);
        Optional<String> user = text("user");
        if (security == Security.PLAIN) {
            user.ifPresent(
                    name -> node.problem("a password must not go over an open line: security must be tls or starttls"));
        }
        return new MailSettings(
                node.require("host").text(),
                port(),
                security,
                user,
                text("password_file").map(Path::of),
                address(node.require("from")),
                addresses(lists.find("leaders")),
                addresses(lists.find("statisticians")),
                counties(lists.find("counties")));
    }

    private Optional<String> text(String key) {
        return node.find(key).map(YamlNode::text).filter(value -> !value.isEmpty());
    }

    private int port() {
        YamlNode value = node.require("port");
        int port = value.integer();
        if (port < 1 || port > PORT_LIMIT) {
            value.problem("a port lies between 1 and " + PORT_LIMIT);
        }
        return port;
    }

    private static String address(YamlNode value) {
        String text = value.text();
        if (!ADDRESS.matcher(text).matches()) {
            value.problem("'" + text + "' is not a mail address");
        }
        return text;
    }

    private static List<String> addresses(Optional<YamlNode> list) {
        return list.map(MailReader::addresses).orElse(List.of());
    }

    static List<String> addresses(YamlNode list) {
        return list.items().stream().map(MailReader::address).toList();
    }

    private static SortedMap<String, List<String>> counties(Optional<YamlNode> section) {
        SortedMap<String, List<String>> counties = new TreeMap<>();
        section.ifPresent(node -> node.entries().forEach((code, list) -> {
            if (!COUNTY.matcher(code).matches()) {
                list.problem("'" + code + "' is not a county's code (six digits)");
            }
            counties.put(code, addresses(Optional.of(list)));
        }));
        return counties;
    }
}
