package io.eldercare.report.site;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A plan with everything the mart says about it.
 *
 * @param units regions set beside one another, in order of code
 * @param targets judged by a figure: of the jurisdiction, and units' own quotas
 * @param promises everything that the documents quantify, in their order
 * @param standings by target, region and month
 * @param scores by month and region
 * @param months with figures, oldest first
 */
record Plan(
        String code,
        String name,
        @Nullable String documentNumber,
        boolean draft,
        boolean trial,
        Region jurisdiction,
        List<Region> units,
        List<Target> targets,
        List<Promise> promises,
        Map<Place, NavigableMap<YearMonth, Standing>> standings,
        NavigableMap<YearMonth, Map<String, Score>> scores,
        List<YearMonth> months,
        List<String> notes) {

    /** A target in a region. */
    record Place(String target, String region) {}

    record Target(
            String id,
            String indicator,
            String region,
            String name,
            String comparator,
            BigDecimal value,
            boolean numberPrinted,
            LocalDate deadline,
            boolean standing) {

        /** As printed: ≥60%, or empty where the document prints no number. */
        String print(Indicator indicator) {
            if (!numberPrinted) {
                return "";
            }
            return sign(comparator) + indicator.plain(value);
        }
    }

    record Promise(
            String id,
            String name,
            String answer,
            @Nullable String indicator,
            String comparator,
            BigDecimal value,
            String unit,
            LocalDate deadline,
            boolean headline,
            String document,
            String clause,
            @Nullable String reason,
            String notes) {

        String answerName() {
            return switch (answer) {
                case "scored" -> "按数值评";
                case "milestone" -> "按是否完成评";
                case "facility_rule" -> "逐个设施核对";
                default -> "仅列示";
            };
        }
    }

    record Standing(
            @Nullable BigDecimal value,
            @Nullable BigDecimal expected,
            String status,
            String reason,
            @Nullable BigDecimal forecast,
            @Nullable BigDecimal forecastLow,
            @Nullable BigDecimal forecastHigh,
            String outlook) {}

    record Score(
            boolean ranked,
            @Nullable BigDecimal score,
            @Nullable Integer rank,
            @Nullable Integer rankLow,
            @Nullable Integer rankHigh,
            @Nullable Integer band,
            @Nullable BigDecimal change,
            @Nullable String grade,
            @Nullable String gradeNote,
            @Nullable String reason) {}

    Optional<YearMonth> latest() {
        return months.isEmpty() ? Optional.empty() : Optional.of(months.get(months.size() - 1));
    }

    List<Target> jurisdictionTargets() {
        return targets.stream()
                .filter(target -> target.region().equals(jurisdiction.code()))
                .toList();
    }

    List<Target> headTargets() {
        List<String> heads =
                promises.stream().filter(Promise::headline).map(Promise::id).toList();
        return jurisdictionTargets().stream()
                .filter(target -> heads.contains(target.id()))
                .toList();
    }

    /** The target as it binds one region: its own quota, else the jurisdiction's. */
    Target targetOf(Target target, String region) {
        return targets.stream()
                .filter(other ->
                        other.id().equals(target.id()) && other.region().equals(region))
                .findFirst()
                .orElse(target);
    }

    NavigableMap<YearMonth, Standing> standings(String target, String region) {
        return standings.getOrDefault(new Place(target, region), new TreeMap<>());
    }

    Optional<Standing> standing(String target, String region, YearMonth month) {
        return Optional.ofNullable(standings(target, region).get(month));
    }

    Optional<Promise> promise(String id) {
        return promises.stream().filter(promise -> promise.id().equals(id)).findFirst();
    }

    /** Sources of an indicator, as the documents promise it. */
    List<Promise> promisesOf(String indicator) {
        return promises.stream()
                .filter(promise -> indicator.equals(promise.indicator()))
                .toList();
    }

    static String sign(String comparator) {
        return switch (comparator) {
            case ">=" -> "≥";
            case "<=" -> "≤";
            case ">" -> "＞";
            case "approx" -> "约";
            default -> "";
        };
    }
}
