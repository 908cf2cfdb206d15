package io.eldercare.job.proof;

import io.eldercare.definitions.Kpi;
import io.eldercare.mart.DeliveryRecord;
import io.eldercare.plan.KpiValue;
import io.eldercare.transform.FigureRows.Line;
import io.eldercare.transform.SliceIssues.Issue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The proof of a figure for programs: value, formula, numbers, deliveries [delivery_id, file, sheet, row_no, county_code, numerator,
 * denominator], and around these parts, slices, checks, issues, former and printed values and targets.
 */
final class FigureDocument {
    private FigureDocument() {}

    static ProofJson of(FigureProof proof) {
        Kpi kpi = proof.kpi();
        KpiValue value = proof.published().value();
        ProofJson document = new ProofJson()
                .put("kpi_code", kpi.code())
                .put("region_code", proof.region().code())
                .put("month", proof.month().toString())
                .put("name", kpi.name())
                .put("region_name", proof.region().name())
                .put("value", value.value())
                .put("unit", kpi.unitLabel())
                .put("formula", kpi.formula())
                .put("definition", kpi.definition())
                .put(
                        "numbers",
                        new ProofJson()
                                .put("numerator", value.numerator())
                                .put("denominator", value.denominator())
                                .put("text", Numbers.worked(kpi, value))
                                .entries())
                .put("low", proof.published().low())
                .put("high", proof.published().high())
                .put("coverage", proof.published().coverage())
                .put("flag", proof.published().flag())
                .put("suppressed", proof.isSuppressed());
        proof.change()
                .ifPresent(found -> document.put("change", found.total())
                        .put("change_from_numerator", found.fromNumerator())
                        .put("change_from_denominator", found.fromBase()));
        document.put("reproduced", proof.isReproduced())
                .put("parts", each(proof.parts(), FigureDocument::part))
                .put("deliveries", lines(proof))
                .put("slices", each(proof.slices(), FigureDocument::slice))
                .put("checks", each(proof.checks(), FigureDocument::check))
                .put("issues", each(proof.issues(), FigureDocument::issue))
                .put("former_values", each(proof.former(), FigureDocument::former))
                .put("printed", each(proof.printed(), FigureDocument::printed))
                .put("targets", each(proof.targets(), FigureDocument::target));
        proof.funnel().ifPresent(found -> document.put("funnel", funnel(found).entries()));
        return document;
    }

    static <T> List<Map<String, @Nullable Object>> each(List<T> things, Function<T, ProofJson> object) {
        return things.stream().map(thing -> object.apply(thing).entries()).toList();
    }

    private static ProofJson part(RegionPart part) {
        return new ProofJson()
                .put("region_code", part.region().code())
                .put("region_name", part.region().name())
                .put("depth", part.depth())
                .put("counted", part.counted().isPresent())
                .put("numerator", part.counted().map(KpiValue::numerator))
                .put("denominator", part.counted().flatMap(KpiValue::denominator))
                .put("value", part.own().flatMap(KpiValue::value))
                .put("remark", part.remark());
    }

    private static List<Map<String, @Nullable Object>> lines(FigureProof proof) {
        List<Map<String, @Nullable Object>> lines = new ArrayList<>();
        for (Source source : proof.sources()) {
            for (Line line : source.lines()) {
                lines.add(new ProofJson()
                        .put("delivery_id", source.deliveryId())
                        .put("file", source.file())
                        .put("sheet", source.sheet())
                        .put("row_no", line.rowNo())
                        .put("county_code", source.countyCode())
                        .put("numerator", line.numerator())
                        .put("denominator", line.denominator())
                        .entries());
            }
        }
        return lines;
    }

    private static ProofJson slice(SliceProof slice) {
        return new ProofJson()
                .put("feed", slice.feed())
                .put("county_code", slice.countyCode())
                .put("month", slice.month().toString())
                .put("deliveries", each(slice.deliveries(), FigureDocument::delivery));
    }

    static ProofJson delivery(DeliveryRecord delivery) {
        return new ProofJson()
                .put("delivery_id", delivery.deliveryId())
                .put("file", delivery.fileName())
                .put("sheet", delivery.sheet())
                .put("sender", delivery.sender())
                .put("received_at", delivery.receivedAt().toString())
                .put("revision", delivery.revision())
                .put("mode", delivery.mode())
                .put("sha256", delivery.sha256())
                .put("verdict", delivery.verdict())
                .put("reason", delivery.reason())
                .put("standing", SliceProof.standing(delivery))
                .put("rows", delivery.rows())
                .put("accepted", delivery.accepted())
                .put("rejected", delivery.rejected())
                .put("warned", delivery.warned());
    }

    private static ProofJson check(CheckResult check) {
        return new ProofJson()
                .put("feed", check.feed())
                .put("rule_id", check.ruleId())
                .put("column", check.columnLabel())
                .put("message", check.message())
                .put("outcome", check.outcome())
                .put("rows", check.rows());
    }

    private static ProofJson issue(Issue issue) {
        return new ProofJson()
                .put("kind", issue.kind().name().toLowerCase(Locale.ROOT))
                .put("feed", issue.slice().feed())
                .put("county_code", issue.slice().countyCode())
                .put("month", issue.slice().month().toString())
                .put("delivery_id", issue.deliveryId())
                .put("row_no", issue.rowNo())
                .put("rule_id", issue.ruleId())
                .put("column_name", issue.columnName())
                .put("message", issue.message());
    }

    private static ProofJson former(FormerValue former) {
        return new ProofJson()
                .put("delivery_id", former.delivery().deliveryId())
                .put("file", former.delivery().fileName())
                .put("revision", former.delivery().revision())
                .put("numerator", former.value().map(KpiValue::numerator))
                .put("denominator", former.value().flatMap(KpiValue::denominator))
                .put("value", former.value().flatMap(KpiValue::value));
    }

    private static ProofJson printed(PrintedValue printed) {
        return new ProofJson()
                .put("plan_code", printed.planCode())
                .put("month", printed.month().toString())
                .put("vintage", printed.vintage())
                .put("released_on", printed.releasedOn().toString())
                .put("value", printed.value())
                .put("numerator", printed.numerator())
                .put("denominator", printed.denominator());
    }

    private static ProofJson target(ExplainedTarget target) {
        return new ProofJson()
                .put("plan_code", target.plan())
                .put("target_id", target.target())
                .put("status", target.status())
                .put("reason", target.reason())
                .put("outlook", target.outlook());
    }

    private static ProofJson funnel(FunnelPlace place) {
        return new ProofJson()
                .put("cases", place.cases())
                .put("centre", place.centre())
                .put("low95", place.low95())
                .put("high95", place.high95())
                .put("low998", place.low998())
                .put("high998", place.high998())
                .put("verdict", place.verdict());
    }
}
