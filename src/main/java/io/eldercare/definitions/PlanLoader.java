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
import java.util.Set;
import java.util.stream.Stream;

/** Reads the plans of {@code jobs/plans/*.yml}. */
public final class PlanLoader {
    private static final String FOLDER = "jobs/plans/";

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
            String name = FOLDER + path.getFileName();
            try {
                byte[] bytes = Files.readAllBytes(path);
                YamlNode.parse(name, new String(bytes, StandardCharsets.UTF_8), problems)
                        .ifPresent(
                                root -> plans.add(new PlanReader(root, kpiCodes, checks, regions).read(hash(bytes))));
            } catch (IOException failure) {
                problems.add(name, 1, "cannot be read: " + failure.getMessage());
            }
        }
        return plans;
    }

    private static List<Path> files(Path directory, Problems problems) {
        try (Stream<Path> entries = Files.list(directory)) {
            List<Path> found = entries.filter(path -> path.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                problems.add(FOLDER, 1, "holds no plan (*.yml)");
            }
            return found;
        } catch (IOException failure) {
            problems.add(FOLDER, 1, "the folder is missing or cannot be read");
            return List.of();
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
