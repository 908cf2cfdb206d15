package io.eldercare.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the mart says about one plan and month, with the twelve months before it: everything a report may print. */
record Edition(
        YearMonth month,
        EditionKind kind,
        Plan plan,
        Place jurisdiction,
        List<Unit> units,
        Map<String, Kpi> kpis,
        Map<ValueKey, Value> values,
        List<Target> targets,
        PromiseIndex promises,
        Map<StandingKey, Standing> standings,
        List<Score> scores,
        List<ScorePart> parts,
        ScoreDetails details,
        List<Filing> filings,
        Map<String, String> feedNames,
        List<Rejection> rejections,
        List<Revision> revisions,
        List<Break> breaks,
        List<SignalLine> signals,
        List<AllotmentLine> allotments,
        int vintage,
        Release release) {

    record Plan(
            String code,
            String name,
            @Nullable String documentNumber,
            String documentStatus,
            @Nullable String weightsDocument,
            boolean trial) {}

    record Place(String code, String name) {}

    /** @param level prefecture, county or township */
    record Unit(String code, String name, boolean ranked, String level) {}

    record Kpi(
            String code,
            String name,
            String unit,
            String unitLabel,
            String direction,
            int decimals,
            String source,
            boolean headline,
            String definition) {
        boolean share() {
            return unit.equals("percent");
        }
    }

    record ValueKey(String kpi, String region, YearMonth month) {}

    record Value(
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator,
            @Nullable BigDecimal value,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            @Nullable BigDecimal coverage,
            @Nullable String flag) {
        static final Value NONE = new Value(null, null, null, null, null, null, null);

        boolean partial() {
            return value != null && coverage != null && coverage.compareTo(BigDecimal.ONE) < 0;
        }

        /** Too few persons, or a neighbour of such a figure. */
        boolean suppressed() {
            return "suppressed".equals(flag);
        }

        boolean nothingToCount() {
            return denominator != null && denominator.signum() == 0;
        }
    }

    record Target(
            String id,
            String kpi,
            String region,
            String name,
            String comparator,
            BigDecimal value,
            boolean numberPrinted,
            LocalDate deadline,
            @Nullable BigDecimal baseline,
            @Nullable YearMonth baselineMonth,
            boolean standing,
            @Nullable String quotaSource,
            @Nullable String document,
            @Nullable String clause) {}

    record StandingKey(String target, String region, YearMonth month) {}

    record Standing(
            @Nullable BigDecimal value,
            @Nullable BigDecimal expected,
            String status,
            String reason,
            @Nullable BigDecimal requiredPace,
            @Nullable BigDecimal recentPace,
            Outlook outlook) {}

    /**
     * What the series of a target tells by itself; {@code note} is empty when there is nothing to say.
     *
     * @param signal common_cause, improvement or concern; empty where the series is too short for limits
     */
    record Outlook(
            @Nullable BigDecimal forecast,
            @Nullable BigDecimal forecastLow,
            @Nullable BigDecimal forecastHigh,
            @Nullable BigDecimal paceLow,
            @Nullable BigDecimal paceHigh,
            @Nullable BigDecimal sdgRatio,
            @Nullable Behaviour behaviour,
            String note) {
        static final Outlook NONE = new Outlook(null, null, null, null, null, null, null, "");

        /** Of the month: common_cause, improvement, concern; empty while the series is too short to tell. */
        String signal() {
            return behaviour == null ? "" : behaviour.signal();
        }
    }

    /**
     * A month against the usual variation of its series.
     *
     * @param low lower natural process limit
     * @param high upper natural process limit
     * @param signal common_cause, improvement or concern
     * @param rule behind a signal: outside_limits, near_limit, shift, trend; null for common_cause
     * @param assurance consistently_pass, consistently_fail or hit_and_miss
     */
    record Behaviour(
            BigDecimal centre,
            BigDecimal low,
            BigDecimal high,
            String signal,
            @Nullable String rule,
            String assurance) {}

    /** A change of an indicator's definition from a month on. */
    record Break(String kpi, YearMonth month, String note) {}

    record Score(
            String region,
            boolean ranked,
            @Nullable BigDecimal score,
            @Nullable Integer rank,
            @Nullable BigDecimal change,
            @Nullable Integer rankChange,
            boolean trial,
            @Nullable String reason,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            @Nullable Integer rankLow,
            @Nullable Integer rankHigh,
            @Nullable Integer band,
            @Nullable String grade,
            @Nullable String gradeNote,
            @Nullable String nextGrade,
            @Nullable BigDecimal nextGradeGap,
            @Nullable BigDecimal nextBandGap,
            @Nullable BigDecimal converted) {}

    record ScorePart(
            String region,
            String item,
            String name,
            String kind,
            @Nullable BigDecimal value,
            @Nullable BigDecimal floor,
            @Nullable BigDecimal target,
            BigDecimal weight,
            @Nullable BigDecimal points,
            @Nullable BigDecimal lift,
            @Nullable BigDecimal change,
            @Nullable String document,
            @Nullable String note) {}

    record Filing(
            String feed,
            String feedName,
            String county,
            boolean expected,
            boolean filed,
            boolean onTime,
            boolean nonEmpty,
            @Nullable BigDecimal passingShare,
            long rows,
            long rejected) {
        boolean missing() {
            return expected && !filed;
        }
    }

    record Rejection(String feed, String county, String rule, String column, String message, long rows) {}

    /**
     * A figure that was printed before and reads otherwise now.
     *
     * @param printed as last printed, in its own bulletin or as a revision in a later one; null: it said 缺报
     * @param now null: there is no figure any more
     * @param cause late, correction, rule, or empty where it is not known
     * @param of the month of the figure
     */
    record Revision(
            String kpi,
            String region,
            @Nullable BigDecimal printed,
            @Nullable BigDecimal now,
            String cause,
            YearMonth of) {}

    Value value(String kpi, String region, YearMonth at) {
        return values.getOrDefault(new ValueKey(kpi, region, at), Value.NONE);
    }

    Value value(String kpi, String region) {
        return value(kpi, region, month);
    }

    /** The month at whose end the span before was over. */
    YearMonth before() {
        return kind.before(month);
    }

    Optional<Standing> standing(String target, String region, YearMonth at) {
        return Optional.ofNullable(standings.get(new StandingKey(target, region, at)));
    }

    /** The newest change of an indicator's definition in the months of a trend. */
    Optional<Break> latestBreak(String kpi) {
        return breaks.stream()
                .filter(change -> change.kpi().equals(kpi))
                .filter(change -> change.month().isAfter(window().get(0))
                        && !change.month().isAfter(month))
                .max(Comparator.comparing(Break::month));
    }

    Kpi kpi(String code) {
        Kpi kpi = kpis.get(code);
        if (kpi == null) {
            throw new IllegalStateException("Cannot print indicator " + code + ": mart.kpi does not know it");
        }
        return kpi;
    }

    /** Units that are set beside one another: of a province its prefectures, not the counties below them too. */
    List<Unit> compared() {
        List<Unit> prefectures =
                units.stream().filter(unit -> unit.level().equals("prefecture")).toList();
        return prefectures.isEmpty() ? units : prefectures;
    }

    /** What the compared units are called in a heading. */
    String unitWord() {
        return switch (compared().stream().findFirst().map(Unit::level).orElse("county")) {
            case "prefecture" -> "设区市";
            case "township" -> "乡镇街道";
            default -> "县区";
        };
    }

    /** Units that send reports: counties and zones; where the units are townships, the county that the plan binds. */
    List<Unit> senders() {
        List<Unit> counties =
                units.stream().filter(unit -> unit.level().equals("county")).toList();
        boolean townships = units.stream().anyMatch(unit -> unit.level().equals("township"));
        return counties.isEmpty() && townships
                ? List.of(new Unit(jurisdiction.code(), jurisdiction.name(), false, "county"))
                : counties;
    }

    /** The targets of page one: those of the whole jurisdiction that the plan calls headlines, in its order. */
    List<Target> headTargets() {
        return jurisdictionTargets().stream()
                .filter(target -> promises.isHeadline(target.id()))
                .toList();
    }

    /** All judged targets of the whole jurisdiction, in the order of the plan. */
    List<Target> jurisdictionTargets() {
        return targets.stream()
                .filter(target -> target.region().equals(jurisdiction.code()))
                .toList();
    }

    /** The target of one unit: its own quota, else the jurisdiction's. */
    Target targetOf(Target target, String region) {
        return targets.stream()
                .filter(other ->
                        other.id().equals(target.id()) && other.region().equals(region))
                .findFirst()
                .orElse(target);
    }

    /** Whether a county owes a feed of this month that has not come. */
    boolean owesFeeds(String county) {
        return filings.stream().anyMatch(filing -> filing.county().equals(county) && filing.missing());
    }

    String placeName(String code) {
        return units.stream()
                .filter(unit -> unit.code().equals(code))
                .map(Unit::name)
                .findFirst()
                .orElse(code.equals(jurisdiction.code()) ? jurisdiction.name() : code);
    }

    /** The thirteen months of every trend, oldest first. */
    List<YearMonth> window() {
        return java.util.stream.IntStream.rangeClosed(0, 12)
                .mapToObj(step -> month.minusMonths(12L - step))
                .toList();
    }
}
