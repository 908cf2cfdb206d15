package io.eldercare.definitions;

import io.eldercare.plan.money.FundRules;
import io.eldercare.plan.money.Limit;
import io.eldercare.plan.money.NeedBase;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads section {@code funds} of one plan file and checks what it says. */
final class FundsReader {
    private final String planCode;
    private final Set<String> kpiCodes;

    FundsReader(String planCode, Set<String> kpiCodes) {
        this.planCode = planCode;
        this.kpiCodes = kpiCodes;
    }

    FundRules read(YamlNode node) {
        node.allowOnly(
                "document",
                "weights_document",
                "recipients",
                "shares",
                "need_by",
                "performance",
                "coefficient",
                "floor",
                "cap",
                "advance_share");
        YamlNode performance = node.require("performance").allowOnly("by", "per");
        FundRules rules = new FundRules(
                planCode,
                PlanReader.named(node.require("document")),
                PlanReader.named(node.require("weights_document")),
                node.require("recipients").choice(FundRules.Recipients.class),
                shares(node.require("shares")),
                needBases(node.require("need_by")),
                performance.require("by").choice(FundRules.Measure.class),
                performance.require("per").choice(FundRules.Per.class),
                coefficients(node),
                limit(node.require("floor")),
                limit(node.require("cap")),
                ofOne(node.require("advance_share")));
        check(node, rules);
        return rules;
    }

    private static FundRules.Shares shares(YamlNode node) {
        node.allowOnly("need", "performance", "improvement");
        FundRules.Shares shares = new FundRules.Shares(
                ofOne(node.require("need")), ofOne(node.require("performance")), ofOne(node.require("improvement")));
        addUpToOne(node, "shares of the pot", List.of(shares.need(), shares.performance(), shares.improvement()));
        return shares;
    }

    private List<NeedBase> needBases(YamlNode node) {
        List<NeedBase> bases = new ArrayList<>();
        node.entries().forEach((code, base) -> bases.add(needBase(code, base)));
        addUpToOne(
                node,
                "weights of the need bases",
                bases.stream().map(NeedBase::weight).toList());
        return bases;
    }

    private NeedBase needBase(String code, YamlNode node) {
        node.allowOnly("name", "kpi", "weight", "collected");
        boolean collected = node.find("collected").map(YamlNode::flag).orElse(true);
        Optional<YamlNode> kpi = node.find("kpi");
        kpi.filter(named -> !kpiCodes.contains(named.text()))
                .ifPresent(named ->
                        named.problem("unknown KPI '" + named.text() + "'" + YamlNode.nearest(named.text(), kpiCodes)));
        if (collected == kpi.isEmpty()) {
            node.problem("need base '" + code + "' names its kpi, or says collected: false until there is one");
        }
        return new NeedBase(code, node.require("name").text(), kpi.map(YamlNode::text), ofOne(node.require("weight")));
    }

    private static SortedMap<String, BigDecimal> coefficients(YamlNode node) {
        SortedMap<String, BigDecimal> coefficients = new TreeMap<>();
        node.find("coefficient")
                .ifPresent(given -> given.entries().forEach((grade, coefficient) -> {
                    BigDecimal value = coefficient.decimal();
                    if (value.signum() < 0) {
                        coefficient.problem("a coefficient cannot be negative");
                    }
                    coefficients.put(grade, value);
                }));
        return coefficients;
    }

    /** {@code none}, {@code {share: 0.02}} of the pot, or {@code {yuan: 200000}}. */
    private static Optional<Limit> limit(YamlNode node) {
        if (node.isScalar()) {
            if (!node.text().equals("none")) {
                node.problem("write {share: …} of the pot, {yuan: …}, or none");
            }
            return Optional.empty();
        }
        node.allowOnly("share", "yuan");
        Optional<YamlNode> share = node.find("share");
        Optional<YamlNode> yuan = node.find("yuan");
        if (share.isPresent() == yuan.isPresent()) {
            node.problem("write either {share: …} of the pot or {yuan: …}");
        }
        return share.map(value -> new Limit(Limit.Measure.SHARE, ofOne(value)))
                .or(() -> yuan.map(value -> new Limit(Limit.Measure.YUAN, notNegative(value))));
    }

    private static BigDecimal notNegative(YamlNode node) {
        BigDecimal value = node.decimal();
        if (value.signum() < 0) {
            node.problem("an amount cannot be negative");
        }
        return value;
    }

    private static BigDecimal ofOne(YamlNode node) {
        BigDecimal value = node.decimal();
        if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
            node.problem("'" + node.text() + "' does not lie between 0 and 1");
        }
        return value;
    }

    private static void addUpToOne(YamlNode node, String what, Collection<BigDecimal> values) {
        BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(BigDecimal.ONE) != 0) {
            node.problem(what + " add up to " + sum.toPlainString() + ", not to 1");
        }
    }

    private static void check(YamlNode node, FundRules rules) {
        YamlNode performance = node.find("performance").orElse(node);
        if (rules.performanceBy() == FundRules.Measure.GRADE
                && rules.coefficients().isEmpty()) {
            performance.problem("performance by grade needs a coefficient for every grade");
        }
        if (rules.performanceBy() == FundRules.Measure.BAND && rules.per() == FundRules.Per.NEED) {
            performance.problem(
                    "performance by band counts per unit: a band's mean times a need cannot be printed exactly");
        }
        if (rules.per() == FundRules.Per.NEED && rules.shares().need().signum() == 0) {
            performance.problem("performance per need needs a need part: shares/need is 0");
        }
    }
}
