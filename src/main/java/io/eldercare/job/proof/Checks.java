package io.eldercare.job.proof;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Messages;
import io.eldercare.job.proof.FigureProofs.Depth;
import io.eldercare.job.proof.PublishedFigures.RejectedRows;
import io.eldercare.mart.DeliveryRecord;
import io.eldercare.transform.SliceIssues;
import io.eldercare.transform.SliceIssues.Issue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which checks the rows of slices passed, and how many rows each of the others met. */
final class Checks {
    private final ProofDesk desk;
    private final Messages messages;
    private final Map<String, List<RejectedRows>> rejections;
    private final Depth.Issues source;
    private final Map<SliceIssues.Slice, List<Issue>> issues;

    Checks(ProofDesk desk, Map<String, List<RejectedRows>> rejections, Depth.Issues source, List<Issue> issues) {
        this.desk = desk;
        this.messages = new Messages(desk.definitions());
        this.rejections = rejections;
        this.source = source;
        this.issues = issues.stream().collect(Collectors.groupingBy(Issue::slice));
    }

    List<Issue> issues(List<SliceProof> slices) {
        return slices.stream()
                .flatMap(slice -> issues.getOrDefault(FigureProofs.slice(slice), List.of()).stream())
                .toList();
    }

    /** Those that failed first, then in order of feed and rule. */
    List<CheckResult> of(List<SliceProof> slices) {
        Map<String, CheckResult> results = new TreeMap<>();
        slices.forEach(slice -> failed(slice)
                .forEach(result -> results.merge(
                        result.feed() + "|" + result.ruleId() + "|" + result.columnLabel() + "|" + result.outcome(),
                        result,
                        Checks::together)));
        slices.stream()
                .filter(slice -> slice.deliveries().stream().anyMatch(DeliveryRecord::isInForce))
                .map(SliceProof::feed)
                .distinct()
                .forEach(feed -> passed(feed, results));
        return results.values().stream()
                .sorted(Comparator.comparing(CheckResult::isPassed)
                        .thenComparing(CheckResult::feed)
                        .thenComparing(CheckResult::ruleId)
                        .thenComparing(CheckResult::columnLabel))
                .toList();
    }

    private static CheckResult together(CheckResult left, CheckResult right) {
        return new CheckResult(
                left.feed(),
                left.feedName(),
                left.ruleId(),
                left.columnLabel(),
                left.message(),
                left.outcome(),
                left.rows() + right.rows());
    }

    private List<CheckResult> failed(SliceProof slice) {
        List<CheckResult> failed = new ArrayList<>();
        if (source == Depth.Issues.LISTED) {
            issues.getOrDefault(FigureProofs.slice(slice), List.of())
                    .forEach(issue -> failed.add(new CheckResult(
                            slice.feed(),
                            slice.feedName(),
                            issue.ruleId(),
                            label(slice.feed(), issue.columnName()),
                            issue.message(),
                            issue.kind().name().toLowerCase(Locale.ROOT),
                            1)));
        } else {
            rejections
                    .getOrDefault(PublishedFigures.place(slice.feed(), slice.countyCode(), slice.month()), List.of())
                    .forEach(rejected -> failed.add(new CheckResult(
                            slice.feed(),
                            slice.feedName(),
                            rejected.ruleId(),
                            label(slice.feed(), rejected.columnName()),
                            rejected.message(),
                            "rejected",
                            rejected.rows())));
        }
        return failed;
    }

    /** The contract's own rules that no row broke; warnings are known only where the rows were read. */
    private void passed(String feed, Map<String, CheckResult> results) {
        Optional.ofNullable(desk.definitions().contracts().get(feed)).stream()
                .flatMap(contract -> contract.checks().stream())
                .filter(check -> check.severity() == Contract.Severity.REJECT_ROW
                        || source == Depth.Issues.LISTED && check.severity() == Contract.Severity.WARN)
                .forEach(check -> {
                    String outcome = check.severity() == Contract.Severity.WARN ? "warned" : "rejected";
                    String label = label(feed, check.column());
                    String failure = feed + "|" + check.rule() + "|" + label + "|" + outcome;
                    if (!results.containsKey(failure)) {
                        results.putIfAbsent(
                                feed + "|" + check.rule() + "|" + label + "|passed",
                                new CheckResult(
                                        feed,
                                        desk.feedName(feed),
                                        check.rule(),
                                        label,
                                        messages.of(feed, check.rule() + ":" + check.column())
                                                .message(),
                                        "passed",
                                        0));
                    }
                });
    }

    private String label(String feed, String column) {
        return messages.of(feed, "?:" + column).columnLabel();
    }
}
