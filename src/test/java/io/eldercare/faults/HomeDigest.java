package io.eldercare.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a home holds, by table and file, comparable with another home. */
record HomeDigest(
        Map<String, String> lake,
        Map<String, String> mart,
        Map<String, String> readers,
        Map<String, String> reports,
        Map<String, String> feedback) {

    static HomeDigest of(Path home) {
        try {
            PlainServer server = PlainServer.of(home);
            server.start("");
            try (Connection mart = server.connect("eldercare");
                    Connection readers = server.connect("readers")) {
                return new HomeDigest(
                        LakeDigest.of(home.resolve("lake")),
                        MartDigest.of(mart),
                        MartDigest.of(readers),
                        hashes(home.resolve("reports")),
                        hashes(home.resolve("feedback")));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Tables and files that are not the same in the other, by name. */
    Set<String> differences(HomeDigest other) {
        Set<String> different = new LinkedHashSet<>();
        different.addAll(differences("lake", lake, other.lake));
        different.addAll(differences("mart", mart, other.mart));
        different.addAll(differences("readers", readers, other.readers));
        different.addAll(differences("reports", reports, other.reports));
        different.addAll(differences("feedback", feedback, other.feedback));
        return different;
    }

    static Set<String> differences(String kind, Map<String, String> one, Map<String, String> other) {
        Set<String> names = new LinkedHashSet<>(one.keySet());
        names.addAll(other.keySet());
        Set<String> different = new LinkedHashSet<>();
        for (String name : names) {
            if (!one.getOrDefault(name, "").equals(other.getOrDefault(name, ""))) {
                different.add(kind + " " + name);
            }
        }
        return different;
    }

    static Map<String, String> hashes(Path folder) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    hashes.put(folder.relativize(file).toString(), sha256(file));
                }
            }
        }
        return hashes;
    }

    static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
