package io.eldercare.definitions;

import io.eldercare.plan.Plan;
import io.eldercare.plan.RegionTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the plans of {@code jobs/plans/*.yml}; beside {@code P.yml} may stand {@code P.entries.yml} with what was entered by hand for the
 * scorecards of P.
 */
public final class PlanLoader {
    private static final String FOLDER = "jobs/plans/";
    private static final String PLAN = ".yml";
    private static final String ENTRIES = ".entries.yml";

    private PlanLoader() {}

    /**
     * Reads and checks every plan; mistakes go to {@code problems} with file and line.
     *
     * @param kpiCodes codes of the KPIs that targets may name
     * @param checks names of the queries of sql/checks that facility rules may name
     * @return the plans in the order of their file names; of use only when no problem was found
     */
    public static List<Plan> load(
            Path plansDirectory, Set<String> kpiCodes, Set<String> checks, RegionTree regions, Problems problems) {
        List<Plan> plans = new ArrayList<>();
        for (Path path : files(plansDirectory, problems)) {
            Path entered =
                    path.resolveSibling(String.valueOf(path.getFileName()).replaceFirst("\\.yml$", ENTRIES));
            byte[] bytes = bytes(path, problems);
            byte[] entries = Files.exists(entered) ? bytes(entered, problems) : new byte[0];
            Optional<YamlNode> entriesRoot = entries.length == 0 ? Optional.empty() : parse(entered, entries, problems);
            parse(path, bytes, problems)
                    .ifPresent(root -> plans.add(
                            new PlanReader(root, kpiCodes, checks, regions).read(hash(bytes, entries), entriesRoot)));
        }
        return plans;
    }

    private static byte[] bytes(Path path, Problems problems) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException failure) {
            problems.add(FOLDER + path.getFileName(), 1, "cannot be read: " + failure.getMessage());
            return new byte[0];
        }
    }

    private static Optional<YamlNode> parse(Path path, byte[] bytes, Problems problems) {
        return YamlNode.parse(FOLDER + path.getFileName(), new String(bytes, StandardCharsets.UTF_8), problems);
    }

    private static List<Path> files(Path directory, Problems problems) {
        try (Stream<Path> entries = Files.list(directory)) {
            List<Path> all = entries.filter(path -> path.toString().endsWith(PLAN))
                    .sorted()
                    .toList();
            List<Path> found = all.stream()
                    .filter(path -> !path.toString().endsWith(ENTRIES))
                    .toList();
            all.stream()
                    .filter(path -> path.toString().endsWith(ENTRIES) && !found.contains(planOf(path)))
                    .forEach(path ->
                            problems.add(FOLDER + path.getFileName(), 1, "no plan stands beside these entries"));
            if (found.isEmpty()) {
                problems.add(FOLDER, 1, "holds no plan (*.yml)");
            }
            return found;
        } catch (IOException failure) {
            problems.add(FOLDER, 1, "the folder is missing or cannot be read");
            return List.of();
        }
    }

    private static Path planOf(Path entries) {
        return entries.resolveSibling(String.valueOf(entries.getFileName()).replace(ENTRIES, PLAN));
    }

    private static String hash(byte[] plan, byte[] entries) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(plan);
            return HexFormat.of().formatHex(digest.digest(entries));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
