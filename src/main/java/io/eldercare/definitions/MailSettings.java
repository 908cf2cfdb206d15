package io.eldercare.definitions;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code mail} of jobs/settings.yml: by which server bulletins go out, and to whom.
 *
 * @param from the sender's address
 * @param leaders addresses of those who lead
 * @param statisticians addresses of those who work with the figures
 * @param counties addresses by the county's code
 */
public record MailSettings(
        String host,
        int port,
        Security security,
        Optional<String> user,
        Optional<Path> passwordFile,
        String from,
        List<String> leaders,
        List<String> statisticians,
        SortedMap<String, List<String>> counties) {

    /** How the connection is kept from others' eyes: from its beginning, by STARTTLS (required, not offered), or not at all. */
    public enum Security {
        TLS,
        STARTTLS,
        PLAIN
    }

    /** Who gets what is decided by the role. */
    public enum Role {
        LEADERS,
        STATISTICIANS,
        COUNTIES
    }

    /** @param region the county's code; else empty */
    public record Recipient(Role role, String region, String address) {}

    public MailSettings {
        leaders = List.copyOf(leaders);
        statisticians = List.copyOf(statisticians);
        counties = new TreeMap<>(counties);
    }

    /** Everybody once, in the order of roles: who stands in two lists gets the mail of the first. */
    public List<Recipient> recipients() {
        Map<String, Recipient> recipients = new LinkedHashMap<>();
        leaders.forEach(address -> add(recipients, new Recipient(Role.LEADERS, "", address)));
        statisticians.forEach(address -> add(recipients, new Recipient(Role.STATISTICIANS, "", address)));
        counties.forEach((region, addresses) ->
                addresses.forEach(address -> add(recipients, new Recipient(Role.COUNTIES, region, address))));
        return new ArrayList<>(recipients.values());
    }

    private static void add(Map<String, Recipient> recipients, Recipient recipient) {
        recipients.putIfAbsent(recipient.address().toLowerCase(Locale.ROOT), recipient);
    }
}
