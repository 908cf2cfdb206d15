package io.eldercare.job.release;

import io.eldercare.definitions.MailSettings.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Which documents go to whom, under which Chinese file names. */
final class Enclosures {
    private static final List<String> BULLETIN = List.of("bulletin.pdf", "bulletin.html");

    /** Of each line the first document that the release has. */
    private static final Map<Role, List<List<String>>> BY_ROLE = Map.of(
            Role.LEADERS, List.of(BULLETIN),
            Role.COUNTIES, List.of(BULLETIN),
            Role.STATISTICIANS,
                    List.of(
                            BULLETIN,
                            List.of("bulletin.docx"),
                            List.of("scorecard.xlsx"),
                            List.of(FrozenVintage.FIGURES)));

    private static final Map<String, String> WORDS = Map.of("bulletin", "", "scorecard", "（评分表）", "figures", "（数据）");

    private Enclosures() {}

    /** @param fileName what the reader sees */
    record Enclosure(String document, String fileName, String sha256) {}

    /** @param title of the bulletin, which begins every file name */
    static List<Enclosure> of(Role role, String title, SortedMap<String, String> documents) {
        List<Enclosure> enclosures = new ArrayList<>();
        for (List<String> choice : BY_ROLE.getOrDefault(role, List.of())) {
            choice.stream()
                    .filter(documents::containsKey)
                    .findFirst()
                    .ifPresent(name -> enclosures.add(
                            new Enclosure(name, fileName(title, name), documents.getOrDefault(name, ""))));
        }
        return enclosures;
    }

    private static String fileName(String title, String name) {
        int dot = name.lastIndexOf('.');
        return title + WORDS.getOrDefault(name.substring(0, dot), "") + name.substring(dot);
    }
}
