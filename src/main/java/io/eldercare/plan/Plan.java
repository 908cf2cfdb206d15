package io.eldercare.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A plan document as data.
 *
 * @param documentNumber 文号, where one was given
 * @param jurisdiction code of the region that the plan binds
 * @param ranked units compared with one another, by region code
 * @param shown units scored beside them without a rank
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
        Scoring scoring,
        String definitionHash) {

    public Plan {
        ranked = ranked.stream().sorted().toList();
        shown = shown.stream().sorted().toList();
        targets = List.copyOf(targets);
    }

    /** Draft document, computed quota or unapproved weights: whatever is printed says 试评. */
    public boolean isTrial() {
        return documentStatus == DocumentStatus.DRAFT
                || (!scoring.items().isEmpty() && scoring.weightsDocument().isEmpty())
                || targets.stream().anyMatch(target -> target.quotaSource() == QuotaSource.COMPUTED);
    }

    /** Ranked and shown units, by region code. */
    public List<String> units() {
        return Stream.concat(ranked.stream(), shown.stream()).sorted().toList();
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
