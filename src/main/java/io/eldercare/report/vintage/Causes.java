package io.eldercare.report.vintage;

import io.eldercare.report.vintage.Basis.Indicator;
import io.eldercare.report.vintage.Basis.SliceInForce;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Why a figure reads otherwise than before: a rule changed, a delivery replaced one that it rested on (correction), or a delivery came
 * for a slice that had none (late). What feeds and counties a figure reads decides which deliveries are behind it.
 */
public final class Causes {
    private final Basis before;
    private final Basis now;
    private final Map<String, String> parents;
    private final List<SliceChange> changes;

    private Causes(Basis before, Basis now, Map<String, String> parents) {
        this.before = before;
        this.now = now;
        this.parents = parents;
        this.changes = changes(before, now);
    }

    public static Causes between(Handle handle, Basis before, Basis now) {
        Map<String, String> parents = new HashMap<>();
        handle.createQuery("select region_code, parent_code from mart.region where parent_code is not null")
                .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(entry -> parents.put(entry.getKey(), entry.getValue()));
        return new Causes(before, now, parents);
    }

    /** What can be behind a difference, the strongest first: a rule is so for all counties at once. */
    public enum Cause {
        RULE,
        CORRECTION,
        LATE
    }

    /** @param cause correction or late */
    public record SliceChange(SliceInForce slice, Cause cause) {}

    /** @param causes empty where neither rules nor deliveries explain it */
    public record Reason(List<Cause> causes, List<SliceChange> deliveries) {
        public Reason {
            causes = List.copyOf(causes);
            deliveries = List.copyOf(deliveries);
        }

        /** The strongest cause in lower case; empty where there is none. */
        public String word() {
            return causes.stream()
                    .findFirst()
                    .map(cause -> cause.name().toLowerCase(Locale.ROOT))
                    .orElse("");
        }
    }

    private static List<SliceChange> changes(Basis before, Basis now) {
        Set<SliceInForce> known = new HashSet<>(before.slices());
        Set<String> filed = before.slices().stream().map(SliceInForce::place).collect(Collectors.toSet());
        return now.slices().stream()
                .filter(slice -> !known.contains(slice))
                .map(slice -> new SliceChange(slice, filed.contains(slice.place()) ? Cause.CORRECTION : Cause.LATE))
                .toList();
    }

    /** Every delivery that is in force now and was not before. */
    public List<SliceChange> deliveries() {
        return changes;
    }

    public Reason of(String code, String region) {
        String indicator = PrintedFigure.indicator(code);
        Optional<Indicator> after = Optional.ofNullable(now.kpis().get(indicator));
        Optional<Indicator> then = Optional.ofNullable(before.kpis().get(indicator));
        boolean isIndicator = after.or(() -> then).isPresent();
        boolean redefined = isIndicator ? !hash(after).equals(hash(then)) : otherRules();
        Set<String> feeds = new HashSet<>();
        after.ifPresent(found -> feeds.addAll(found.feeds()));
        then.ifPresent(found -> feeds.addAll(found.feeds()));
        List<SliceChange> behind = behind(feeds, region);
        LinkedHashSet<Cause> causes = new LinkedHashSet<>();
        boolean unexplained = behind.isEmpty() && !before.definitions().equals(now.definitions());
        if (redefined || unexplained) {
            causes.add(Cause.RULE);
        }
        behind.stream().map(SliceChange::cause).sorted().forEach(causes::add);
        return new Reason(new ArrayList<>(causes), behind);
    }

    private static String hash(Optional<Indicator> indicator) {
        return indicator.map(Indicator::hash).orElse("");
    }

    private boolean otherRules() {
        return !before.planDefinition().equals(now.planDefinition());
    }

    /** The deliveries of the region; where it has none, those of others: a rank moves with the others' figures. */
    private List<SliceChange> behind(Set<String> feeds, String region) {
        Predicate<SliceChange> read =
                change -> feeds.isEmpty() || feeds.contains(change.slice().feed());
        List<SliceChange> own = changes.stream()
                .filter(read)
                .filter(change -> related(change.slice().county(), region))
                .toList();
        return own.isEmpty() ? changes.stream().filter(read).toList() : own;
    }

    /** A county's file matters to the county, to what it lies in and to its own townships. */
    private boolean related(String county, String region) {
        return within(county, region) || within(region, county);
    }

    private boolean within(String inner, String outer) {
        Set<String> seen = new HashSet<>();
        @Nullable String at = inner;
        while (at != null && seen.add(at)) {
            if (at.equals(outer)) {
                return true;
            }
            at = parents.get(at);
        }
        return false;
    }
}
