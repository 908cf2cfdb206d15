package io.eldercare.definitions;

import io.eldercare.plan.Plan;
import io.eldercare.plan.RegionTree;
import io.eldercare.plan.calendar.WorkingDays;
import io.eldercare.plan.money.FundRules;
import io.eldercare.plan.subsidy.SubsidyPlan;
import io.eldercare.plan.trend.SeriesBreak;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that people wrote down for the program, read once and valid as a whole.
 *
 * @param funds how plans divide money, by plan code; not every plan does
 * @param subsidies what the plans promise to persons and institutions, in the order of the plans
 * @param lakeBook names of the lake's relations, and which are open
 * @param hash SHA-256 over all files that figures depend on; another hash means that figures must be computed again
 */
public record Definitions(
        Path root,
        Map<String, Contract> contracts,
        List<Profile> profiles,
        Map<String, Model> gold,
        Map<String, Model> checks,
        Map<String, Kpi> kpis,
        RegionTree regions,
        Map<String, Census> census,
        List<Plan> plans,
        Map<String, FundRules> funds,
        List<SubsidyPlan> subsidies,
        List<Duty> duties,
        Settings settings,
        WorkingDays workingDays,
        LakeBook lakeBook,
        String hash) {

    private static final Set<String> FIGURELESS = Set.of("simulation.yml", "holidays.csv");

    /** Sections of the settings that no figure depends on, to the next key at the left edge; comments of a section are indented. */
    private static final Pattern FIGURELESS_SECTION =
            Pattern.compile("(?m)^(?:mail|forms|readers|lake|lineage|storage|watch):.*\\R?(?:[ \\t].*\\R?|\\R)*");

    /**
     * @param root folder that holds {@code sql/} and {@code jobs/}
     * @throws DefinitionException with every mistake found
     */
    public static Definitions load(Path root) {
        Problems problems = new Problems();
        Path sql = root.resolve("sql");
        Map<String, Contract> contracts = ContractLoader.load(sql.resolve("sources"), problems);
        List<Profile> profiles = ProfileLoader.load(sql.resolve("sources").resolve("profiles"), contracts, problems);
        Map<String, Model> gold = ModelLoader.load(sql.resolve("gold"), problems);
        Map<String, Model> checks = ModelLoader.load(sql.resolve("checks"), problems);
        Map<String, Kpi> kpis = KpiLoader.load(sql.resolve("kpi"), contracts.keySet(), gold.keySet(), problems);
        RegionTree regions = RegionLoader.load(sql.resolve("reference"), problems);
        List<Plan> plans = PlanLoader.load(
                root.resolve("jobs").resolve("plans"), kpis.keySet(), checks.keySet(), regions, problems);
        Map<String, FundRules> funds = FundsLoader.load(root.resolve("jobs").resolve("plans"), kpis.keySet(), problems);
        List<SubsidyPlan> subsidies = SubsidyLoader.load(root, plans, regions, problems);
        Set<String> planCodes = plans.stream().map(Plan::code).collect(Collectors.toSet());
        List<Duty> duties =
                DutyLoader.load(root, planCodes, kpis.keySet(), checks.keySet(), contracts.keySet(), problems);
        Settings settings = Settings.load(root.resolve("jobs").resolve("settings.yml"), problems);
        Map<String, Census> census = RegionLoader.census(sql.resolve("reference"), problems);
        WorkingDays workingDays = HolidayLoader.load(root, problems);
        LakeBook lakeBook = LakeBook.load(root, contracts.keySet(), gold.keySet(), problems);
        problems.throwIfAny();
        return new Definitions(
                root,
                contracts,
                profiles,
                gold,
                checks,
                kpis,
                regions,
                census,
                plans,
                funds,
                subsidies,
                duties,
                settings,
                workingDays,
                lakeBook,
                hash(root));
    }

    public Plan plan(String code) {
        return plans.stream()
                .filter(plan -> plan.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("没有代码为 " + code + " 的规划；现有："
                        + String.join("、", plans.stream().map(Plan::code).toList())));
    }

    /** Changes of definition by KPI. */
    public Map<String, List<SeriesBreak>> seriesBreaks() {
        return kpis.values().stream().collect(Collectors.toUnmodifiableMap(Kpi::code, Kpi::breaks));
    }

    private static String hash(Path root) {
        try (Stream<Path> files = Stream.of("sql/sources", "sql/gold", "sql/checks", "sql/kpi", "sql/reference", "jobs")
                .map(root::resolve)
                .filter(Files::isDirectory)
                .flatMap(Definitions::filesBelow)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files.sorted().toList()) {
                digest.update(
                        root.relativize(file).toString().replace('\\', '/').getBytes(StandardCharsets.UTF_8));
                digest.update(content(file));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException | NoSuchAlgorithmException unreadable) {
            throw new IllegalStateException("Cannot read the definitions below " + root, unreadable);
        }
    }

    /** Who gets mail, who may ask, who follows the lineage and where things lie is no matter of figures: the settings count without those sections. */
    private static byte[] content(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (!file.endsWith(Path.of("jobs", "settings.yml"))) {
            return bytes;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return (FIGURELESS_SECTION.matcher(text).replaceAll("").stripTrailing() + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Stream<Path> filesBelow(Path folder) {
        try {
            List<Path> files;
            try (Stream<Path> walk = Files.walk(folder)) {
                files = walk.filter(Files::isRegularFile)
                        .filter(file -> file.toString().matches(".*\\.(yml|sql|csv)"))
                        .filter(file -> !FIGURELESS.contains(String.valueOf(file.getFileName())))
                        .toList();
            }
            return files.stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
