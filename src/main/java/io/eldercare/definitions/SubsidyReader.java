package io.eldercare.definitions;

import io.eldercare.plan.subsidy.Basis;
import io.eldercare.plan.subsidy.Entitlement;
import io.eldercare.plan.subsidy.LocalStandard;
import io.eldercare.plan.subsidy.SubsidyRule;
import io.eldercare.plan.subsidy.SubsidyRule.Answer;
import io.eldercare.plan.subsidy.SubsidyRule.Printed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads how one plan's money rules are answered: {@code jobs/subsidies/<plan>.yml}. */
final class SubsidyReader {
    private static final List<String> COMPUTED = List.of(
            "by",
            "grades",
            "kinds",
            "standings",
            "multiplied",
            "top_up",
            "months_in_post",
            "certified_from",
            "repeated",
            "elders_only");

    private static final Map<String, LocalStandard.Kind> STANDARD_OF_UNIT = Map.of(
            "percent_of_minimum_wage", LocalStandard.Kind.MINIMUM_WAGE,
            "multiple_of_subsistence_allowance", LocalStandard.Kind.SUBSISTENCE,
            "multiple_of_urban_centralised_standard", LocalStandard.Kind.URBAN_SUPPORT);

    private final YamlNode file;
    private final Map<String, Printed> printed;
    private final SortedMap<String, BigDecimal> multipliers = new TreeMap<>();
    private final Map<LocalStandard.Kind, SortedMap<String, BigDecimal>> standards =
            new EnumMap<>(LocalStandard.Kind.class);

    /** @param printed every rule of the plan by id */
    SubsidyReader(YamlNode file, Set<String> counties, Map<String, Printed> printed) {
        this.file = file;
        this.printed = printed;
        readMultipliers();
        readStandards(counties);
    }

    Optional<String> document() {
        return PlanReader.named(file.require("document"));
    }

    SortedMap<String, BigDecimal> multipliers() {
        return multipliers;
    }

    private void readMultipliers() {
        file.find("multipliers").ifPresent(node -> {
            node.allowOnly(Basis.STANDINGS);
            Basis.STANDINGS.forEach(
                    standing -> multipliers.put(standing, node.require(standing).decimal()));
        });
    }

    private void readStandards(Set<String> counties) {
        Optional<YamlNode> given = file.find("standards");
        given.ifPresent(node -> node.allowOnly("minimum_wage", "subsistence", "urban_support"));
        for (LocalStandard.Kind kind : LocalStandard.Kind.values()) {
            SortedMap<String, BigDecimal> byCounty = new TreeMap<>();
            given.flatMap(node -> node.find(kind.name().toLowerCase(java.util.Locale.ROOT)))
                    .ifPresent(node -> node.entries().forEach((county, yuan) -> {
                        if (!counties.contains(county)) {
                            yuan.problem("'" + county + "' is not a county or zone of this plan");
                        }
                        byCounty.put(county, yuan.decimal());
                    }));
            standards.put(kind, byCounty);
        }
    }

    SubsidyRule read(String id, YamlNode node) {
        Printed row = Optional.ofNullable(printed.get(id)).orElseThrow();
        List<String> known = new ArrayList<>(List.of("name", "answer", "part_of", "reading", "missing"));
        known.addAll(COMPUTED);
        node.allowOnly(known);
        Answer stated = node.require("answer").choice(Answer.class);
        boolean computed = stated == Answer.DECIDED || stated == Answer.PARTLY;
        Optional<Entitlement> entitlement = computed ? Optional.of(entitlement(row, node)) : Optional.empty();
        String missing = node.find("missing").map(YamlNode::text).orElse("");
        check(node, stated, computed, missing);
        return new SubsidyRule(
                id,
                node.require("name").text(),
                row,
                entitlement.map(found -> answer(stated, found)).orElse(stated),
                entitlement,
                partOf(node),
                node.find("reading").map(YamlNode::text).orElse(""),
                entitlement.map(found -> missing(missing, found)).orElse(missing));
    }

    /** A rule of a local standard is as decided as the standards are given. */
    private static Answer answer(Answer stated, Entitlement entitlement) {
        return entitlement
                .standard()
                .map(standard -> standard.yuan().isEmpty() ? Answer.UNDECIDED : Answer.PARTLY)
                .orElse(stated);
    }

    private static String missing(String stated, Entitlement entitlement) {
        return entitlement
                .standard()
                .map(standard -> "未提供当地" + standard.kind().label() + "的县（市、区）不能测算（在本规划补助文件的 standards 中填写）"
                        + (stated.isEmpty() ? "" : "；" + stated))
                .orElse(stated);
    }

    private List<String> partOf(YamlNode node) {
        List<YamlNode> items = node.find("part_of").map(YamlNode::items).orElse(List.of());
        items.stream()
                .filter(item -> !printed.containsKey(item.text()))
                .forEach(item -> item.problem(
                        "no rule '" + item.text() + "'" + YamlNode.nearest(item.text(), printed.keySet())));
        return items.stream().map(YamlNode::text).toList();
    }

    private static void check(YamlNode node, Answer stated, boolean computed, String missing) {
        if (!computed) {
            COMPUTED.forEach(key -> node.find(key)
                    .ifPresent(stray -> stray.problem("a rule that is not computed has no '" + key + "'")));
        }
        if ((stated == Answer.PART_OF) != node.find("part_of").isPresent()) {
            node.problem("part_of names the rules that hold this one: write it for part_of, and only there");
        }
        boolean lacks = stated == Answer.PARTLY || stated == Answer.UNDECIDED || stated == Answer.NOT_PAYMENT;
        if (lacks == missing.isEmpty() && stated != Answer.DECIDED) {
            node.problem("say in 'missing' what is lacking: for partly, undecided and not_payment, and only there");
        }
    }

    private Entitlement entitlement(Printed row, YamlNode node) {
        Basis basis = node.require("by").choice(Basis.class);
        int months = node.find("months_in_post").map(YamlNode::integer).orElse(0);
        if ((basis == Basis.CAREGIVER_AWARD) != months > 0) {
            node.problem("months_in_post belongs to caregiver_award, and is more than 0 there");
        }
        Optional<LocalStandard> standard = Optional.ofNullable(STANDARD_OF_UNIT.get(row.unit()))
                .map(kind -> new LocalStandard(kind, factor(row), standards.getOrDefault(kind, new TreeMap<>())));
        return new Entitlement(
                basis,
                chosen(node, "grades", basis.grades()),
                chosen(node, "kinds", basis.kinds()),
                standard.isPresent() ? new TreeMap<>() : rates(basis, row, node),
                standard,
                months,
                node.find("certified_from").map(YamlNode::date),
                flag(node, "repeated"),
                flag(node, "elders_only"));
    }

    private static BigDecimal factor(Printed row) {
        BigDecimal amount = row.amount().orElse(BigDecimal.ZERO);
        return row.unit().startsWith("percent") ? amount.movePointLeft(2) : amount;
    }

    private SortedMap<String, BigDecimal> rates(Basis basis, Printed row, YamlNode node) {
        SortedMap<String, BigDecimal> rates = new TreeMap<>();
        BigDecimal amount = row.amount().orElse(BigDecimal.ZERO);
        if (row.amount().isEmpty() || !row.unit().startsWith("CNY")) {
            node.problem("the document prints no amount in yuan: the rule cannot be computed");
        }
        switch (basis) {
            case OPERATING -> operating(amount, node, rates);
            case RATING_AWARD -> award(amount, node, rates);
            default -> rates.put(Basis.ANY_STANDING, cents(amount, node));
        }
        return rates;
    }

    private void operating(BigDecimal amount, YamlNode node, SortedMap<String, BigDecimal> rates) {
        List<String> standings = node.find("standings")
                .map(given -> words(given, Basis.STANDINGS))
                .orElse(Basis.STANDINGS);
        boolean multiplied = flag(node, "multiplied");
        if (multiplied && multipliers.isEmpty()) {
            node.problem("multiplied needs the plan's multipliers");
        }
        for (String standing : standings) {
            BigDecimal multiplier = multiplied ? multipliers.getOrDefault(standing, BigDecimal.ONE) : BigDecimal.ONE;
            rates.put(standing, cents(amount.multiply(multiplier), node));
        }
    }

    /** By the level held before: none from the level itself upward. With {@code top_up} the award of that level is taken off. */
    private void award(BigDecimal amount, YamlNode node, SortedMap<String, BigDecimal> rates) {
        int level = level(node);
        boolean topUp = flag(node, "top_up");
        for (int held = 0; held < level; held++) {
            rates.put(String.valueOf(held), cents(topUp ? amount.subtract(awardOf(held)) : amount, node));
        }
    }

    private static int level(YamlNode node) {
        return Integer.parseInt("0"
                + words(node.require("grades"), Basis.RATING_AWARD.grades()).stream()
                        .findFirst()
                        .orElse(""));
    }

    private BigDecimal awardOf(int level) {
        return file.require("rules").entries().entrySet().stream()
                .filter(rule -> rule.getValue()
                        .find("by")
                        .map(by -> by.text().equals("rating_award"))
                        .orElse(false))
                .filter(rule -> level(rule.getValue()) == level)
                .flatMap(rule -> Optional.ofNullable(printed.get(rule.getKey())).flatMap(Printed::amount).stream())
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    private static BigDecimal cents(BigDecimal yuan, YamlNode node) {
        BigDecimal cents = yuan.setScale(2, RoundingMode.HALF_UP);
        if (cents.compareTo(yuan) != 0) {
            node.problem(yuan.toPlainString() + " yuan is not a whole number of cents");
        }
        if (cents.signum() < 0) {
            node.problem(yuan.toPlainString() + " yuan: an amount cannot be negative");
        }
        return cents;
    }

    private static boolean flag(YamlNode node, String key) {
        return node.find(key).map(YamlNode::flag).orElse(false);
    }

    private static List<String> chosen(YamlNode node, String key, Set<String> known) {
        return node.find(key).map(given -> words(given, known)).orElse(List.of());
    }

    private static List<String> words(YamlNode given, java.util.Collection<String> known) {
        given.items().stream()
                .filter(item -> !known.contains(item.text()))
                .forEach(item -> item.problem("'" + item.text() + "' is not one of "
                        + String.join(", ", known.stream().sorted().toList())));
        return given.texts();
    }
}
