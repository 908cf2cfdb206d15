package io.eldercare.plan.money;

import io.eldercare.plan.money.FundRules.Measure;
import io.eldercare.plan.money.FundRules.Per;
import io.eldercare.plan.money.FundRules.Recipients;
import io.eldercare.plan.money.FundRules.Shares;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Rules and units for the tests of this package. */
final class MoneyExamples {
    static final NeedBase POP60 = new NeedBase("pop60", "60岁及以上人口", Optional.of("pop60"), decimal("0.60"));
    static final NeedBase DISABLED = new NeedBase("disabled", "失能老年人", Optional.of("disabled"), decimal("0.25"));
    static final NeedBase FISCAL = new NeedBase("fiscal", "财政困难程度", Optional.empty(), decimal("0.15"));

    private MoneyExamples() {}

    static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    /** 70 % need by pop60, disabled and fiscal, 20 % performance by score, 10 % improvement, no limits, no advance. */
    static FundRules rules() {
        return rules(Measure.SCORE, Per.UNIT, Optional.empty(), Optional.empty(), "0");
    }

    static FundRules rules(Measure by, Per per, Optional<Limit> floor, Optional<Limit> cap, String advance) {
        return new FundRules(
                "JDZ3Y",
                Optional.empty(),
                Optional.empty(),
                Recipients.RANKED,
                new Shares(decimal("0.70"), decimal("0.20"), decimal("0.10")),
                List.of(POP60, DISABLED, FISCAL),
                by,
                per,
                new TreeMap<>(Map.of("优秀", decimal("1.1"), "良好", decimal("1.0"), "合格", decimal("0.9"))),
                floor,
                cap,
                decimal(advance));
    }

    /** @param numbers pop60, score, improvement; a dash for what is missing */
    static Recipient unit(String code, String... numbers) {
        TreeMap<String, BigDecimal> bases = new TreeMap<>();
        given(numbers[0]).ifPresent(figure -> bases.put("pop60", figure));
        return new Recipient(
                code, "县" + code, bases, given(numbers[1]), Optional.empty(), Optional.empty(), given(numbers[2]));
    }

    private static Optional<BigDecimal> given(String number) {
        return number.equals("-") ? Optional.empty() : Optional.of(decimal(number));
    }

    static Recipient graded(Recipient unit, String grade) {
        return new Recipient(
                unit.regionCode(),
                unit.name(),
                unit.bases(),
                unit.score(),
                Optional.of(grade),
                unit.band(),
                unit.improvement());
    }

    static Recipient banded(Recipient unit, int band) {
        return new Recipient(
                unit.regionCode(),
                unit.name(),
                unit.bases(),
                unit.score(),
                unit.grade(),
                Optional.of(band),
                unit.improvement());
    }

    static Recipient disabled(Recipient unit, String number) {
        TreeMap<String, BigDecimal> bases = new TreeMap<>(unit.bases());
        bases.put("disabled", decimal(number));
        return new Recipient(
                unit.regionCode(), unit.name(), bases, unit.score(), unit.grade(), unit.band(), unit.improvement());
    }

    /** Residents aged 60 and over of Jingdezhen's counties, census 2020, together 269 220; scores and improvement are invented. */
    static List<Recipient> jingdezhen() {
        return List.of(
                unit("360202", "33762", "80", "50"),
                unit("360203", "68089", "90", "25"),
                unit("360222", "44107", "70", "25"),
                unit("360281", "123262", "60", "0"));
    }
}
