package io.eldercare.definitions;

import io.eldercare.plan.Comparison;
import io.eldercare.plan.Point;
import io.eldercare.plan.Promise;
import io.eldercare.plan.QuotaSource;
import io.eldercare.plan.Target;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what the judged targets of one plan file are held against. */
final class TargetReader {
    private static final BigDecimal DEFAULT_TOLERANCE = BigDecimal.valueOf(5);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final YamlNode plan;
    private final Set<String> bound;

    /** @param bound codes of the jurisdiction and all units */
    TargetReader(YamlNode plan, Set<String> bound) {
        this.plan = plan;
        this.bound = bound;
    }

    /**
     * The number that a promise is held against: the printed one, "all places" for a coverage, or what the plan says under
     * {@code judged}.
     */
    Target read(YamlNode node, Promise promise) {
        Optional<YamlNode> judged = node.find("judged").map(given -> given.allowOnly("value", "unit"));
        boolean coverage = promise.comparison().isCoverage();
        String unit = judged.map(given -> given.require("unit").text()).orElse(coverage ? "%" : promise.unit());
        Target target = new Target(
                promise.targetId(),
                promise.name(),
                promise.kpiCode().orElse(""),
                promise.comparison(),
                judged.map(given -> given.require("value").decimal()).orElse(coverage ? HUNDRED : promise.value()),
                unit,
                promise.deadline(),
                tolerance(node, promise.comparison()),
                node.find("number_printed").map(YamlNode::flag).orElse(true),
                promise.nature(),
                promise.standing(),
                node.find("baseline").map(TargetReader::point),
                milestones(node),
                node.find("floor").map(YamlNode::decimal).orElse(BigDecimal.ZERO),
                quotaSource(node, unit),
                quotas(node),
                promise.clause(),
                promise.sourceDocument());
        check(node, target);
        return target;
    }

    private static BigDecimal tolerance(YamlNode node, Comparison comparison) {
        Optional<YamlNode> given = node.find("tolerance");
        if (comparison == Comparison.APPROXIMATELY) {
            return given.map(YamlNode::decimal).orElse(DEFAULT_TOLERANCE);
        }
        given.ifPresent(stray -> stray.problem("only an approx target has a tolerance"));
        return BigDecimal.ZERO;
    }

    private static Point point(YamlNode node) {
        node.allowOnly("month", "value");
        return new Point(node.require("month").month(), node.require("value").decimal());
    }

    private static List<Point> milestones(YamlNode node) {
        List<Point> milestones = new ArrayList<>();
        for (YamlNode item : node.find("milestones").map(YamlNode::items).orElse(List.of())) {
            milestones.add(point(item));
        }
        return milestones;
    }

    private QuotaSource quotaSource(YamlNode node, String unit) {
        Optional<YamlNode> own = node.find("quota_source");
        QuotaSource source = own.orElseGet(() -> plan.require("quota_source")).choice(QuotaSource.class);
        boolean whole = unit.equals("%") || unit.contains("/");
        return whole && own.isEmpty() ? QuotaSource.NONE : source;
    }

    private SortedMap<String, BigDecimal> quotas(YamlNode node) {
        SortedMap<String, BigDecimal> quotas = new TreeMap<>();
        node.find("quotas")
                .ifPresent(given -> given.entries().forEach((code, quota) -> {
                    if (!bound.contains(code)) {
                        quota.problem("a quota is given to '" + code + "', which is not a unit of the plan");
                    }
                    quotas.put(code, quota.decimal());
                }));
        return quotas;
    }

    private static void check(YamlNode node, Target target) {
        checkValue(node, target);
        checkMonths(node, target);
        checkQuotas(node, target);
        if (target.standing()
                && (target.baseline().isPresent() || !target.milestones().isEmpty())) {
            node.problem("a standing duty has no path: leave out baseline and milestones");
        }
        if (target.tolerance().signum() < 0) {
            at(node, "tolerance").problem("a tolerance cannot be negative");
        }
    }

    private static void checkValue(YamlNode node, Target target) {
        BigDecimal value = target.value();
        boolean nothing = value.signum() == 0
                && (target.comparison() == Comparison.AT_LEAST || target.comparison() == Comparison.ABOVE);
        if (value.signum() < 0 || nothing) {
            at(node, "value").problem("a target of " + value.toPlainString() + " says nothing");
        } else if (target.isShare() && value.compareTo(HUNDRED) > 0) {
            at(node, "value").problem("a share lies between 0 and 100");
        }
        boolean pointless = target.reaches(target.floor(), value);
        boolean given = node.find("floor").isPresent();
        if (given && pointless) {
            at(node, "floor").problem("the floor must lie short of the target " + value.toPlainString());
        }
    }

    private static void checkMonths(YamlNode node, Target target) {
        YearMonth after = target.baseline().map(Point::month).orElse(YearMonth.of(1900, 1));
        if (!target.deadline().isAfter(after)) {
            at(node, "deadline")
                    .problem("the deadline " + target.deadline() + " does not lie after the baseline of " + after);
        }
        for (Point milestone : target.milestones()) {
            if (!milestone.month().isAfter(after) || !milestone.month().isBefore(target.deadline())) {
                at(node, "milestones")
                        .problem("milestone " + milestone.month()
                                + " is out of order or not between baseline and deadline");
            }
            after = milestone.month();
        }
    }

    private static void checkQuotas(YamlNode node, Target target) {
        boolean fromDocument = target.quotaSource() == QuotaSource.DOCUMENT;
        if (fromDocument == target.quotas().isEmpty()) {
            at(node, "quotas").problem("quotas and quota_source: document go together");
        }
        if (!target.isCount() && target.quotaSource() != QuotaSource.NONE) {
            at(node, "quota_source").problem("a share is not divided into quotas");
        }
        boolean wholeNumber = target.value().stripTrailingZeros().scale() <= 0;
        if (target.quotaSource() == QuotaSource.COMPUTED && !wholeNumber) {
            at(node, "value").problem("only a whole number can be divided into quotas");
        }
    }

    private static YamlNode at(YamlNode node, String key) {
        return node.find(key).orElse(node);
    }
}
