package io.eldercare.plan;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A plan document as data.
 *
 * @param documentNumber 文号, where one was given
 * @param jurisdiction code of the region that the plan binds
 * @param ranked units compared with one another, by region code
 * @param shown units scored beside them without a rank
 * @param targets the promises that are judged by a KPI
 * @param promises everything that the document quantifies, in its order, and how it is answered
 * @param notes where the document contradicts others or itself, told to readers
 * @param definitionHash SHA-256 of the file that states the plan
 */
public record Plan(
        String code,
        String name,
        Optional<String> documentNumber,
        DocumentStatus documentStatus,
        String jurisdiction,
        List<String> ranked,
        List<String> shown,
        List<Target> targets,
        List<Promise> promises,
        Scoring scoring,
        List<String> notes,
        String definitionHash) {

    public Plan {
        ranked = ranked.stream().sorted().toList();
        shown = shown.stream().sorted().toList();
        targets = List.copyOf(targets);
        promises = List.copyOf(promises);
        notes = List.copyOf(notes);
    }

    /** Draft document, computed quota or unapproved weights: whatever is printed says 试评. */
    public boolean isTrial() {
        return documentStatus == DocumentStatus.DRAFT
                || (!scoring.items().isEmpty() && scoring.weightsDocument().isEmpty())
                || targets.stream().anyMatch(target -> target.quotaSource() == QuotaSource.COMPUTED);
    }

    /** The same plan for some of its shown units; those that are compared with one another all stay. */
    public Plan showing(Predicate<String> wanted) {
        return new Plan(
                code,
                name,
                documentNumber,
                documentStatus,
                jurisdiction,
                ranked,
                shown.stream().filter(wanted).toList(),
                targets,
                promises,
                scoring,
                notes,
                definitionHash);
    }

    /** Ranked and shown units, by region code. */
    public List<String> units() {
        return Stream.concat(ranked.stream(), shown.stream()).sorted().toList();
    }

    public Optional<Promise> promise(String targetId) {
        return promises.stream()
                .filter(promise -> promise.targetId().equals(targetId))
                .findFirst();
    }

    /** Whether a target holds for a region: for all of the plan's unless the document names some. */
    boolean binds(Target target, String regionCode) {
        List<String> named = promise(target.id()).map(Promise::regions).orElse(List.of());
        return named.isEmpty() || named.contains(regionCode);
    }

    public Optional<Target> target(String id) {
        return targets.stream().filter(target -> target.id().equals(id)).findFirst();
    }

    /** The line of the scorecard that a target counts in. */
    public Optional<ScoringItem> itemOf(String targetId) {
        return scoring.items().stream()
                .filter(item -> item.targetIds().contains(targetId))
                .findFirst();
    }
}
