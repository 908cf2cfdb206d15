package io.eldercare.definitions;

import io.eldercare.definitions.ReaderSettings.Login;
import io.eldercare.definitions.ReaderSettings.Tls;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code readers} of jobs/settings.yml; without it nobody but the operator reads the mart. */
final class ReadersReader {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{2,30}");
    private static final Pattern ROLE = Pattern.compile("leader|statistician|steward|county_\\d{6}");
    private static final Pattern RESERVED =
            Pattern.compile("pg_.*|postgres|eldercare|reader.*|leader|statistician|steward|county.*|public|none");
    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Za-z.:-]+|\\*");
    private static final int PORT_LIMIT = 65_535;

    private ReadersReader() {}

    static ReaderSettings read(Optional<YamlNode> section) {
        return section.filter(node -> !node.isNull())
                .map(ReadersReader::settings)
                .orElse(ReaderSettings.NONE);
    }

    private static ReaderSettings settings(YamlNode node) {
        node.allowOnly("address", "port", "tls", "logins");
        Optional<String> address = text(node, "address");
        Optional<Tls> tls = node.find("tls").filter(value -> !value.isNull()).map(value -> {
            value.allowOnly("certificate", "key");
            return new Tls(
                    Path.of(value.require("certificate").text()),
                    Path.of(value.require("key").text()));
        });
        if (address.isPresent() && !ADDRESS.matcher(address.get()).matches()) {
            node.problem("'" + address.get() + "' is not an address of this machine");
        }
        if (address.isPresent() && tls.isEmpty()) {
            node.problem("passwords and figures must not go over an open line: an address needs tls");
        }
        return new ReaderSettings(address, port(node), tls, logins(node));
    }

    private static int port(YamlNode node) {
        int port = node.find("port").map(YamlNode::integer).orElse(0);
        if (port < 0 || port > PORT_LIMIT) {
            node.problem("a port lies between 1 and " + PORT_LIMIT);
        }
        return port;
    }

    private static List<Login> logins(YamlNode node) {
        List<Login> logins = new ArrayList<>();
        node.find("logins")
                .filter(value -> !value.isNull())
                .ifPresent(all -> all.entries().forEach((name, login) -> {
                    login.allowOnly("role", "password_file");
                    String role = login.require("role").text();
                    if (!NAME.matcher(name).matches() || RESERVED.matcher(name).matches()) {
                        login.problem(
                                "'" + name
                                        + "' cannot be a login: 3 to 31 lower-case letters, digits and underscores, not the name of a role");
                    }
                    if (!ROLE.matcher(role).matches()) {
                        login.problem(
                                "'" + role + "' is no role: leader, statistician, steward or county_ and six digits");
                    }
                    logins.add(
                            new Login(name, role, text(login, "password_file").map(Path::of)));
                }));
        return logins;
    }

    private static Optional<String> text(YamlNode node, String key) {
        return node.find(key)
                .filter(value -> !value.isNull())
                .map(YamlNode::text)
                .filter(value -> !value.isEmpty());
    }
}
