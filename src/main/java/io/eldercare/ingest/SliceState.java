package io.eldercare.ingest;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which deliveries of a slice are in force: the highest full or void, plus every delta above it in revision order. It depends on
 * the set of deliveries only, not on the order in which they came.
 *
 * @param standings delivery to its standing, in order of revision
 */
public record SliceState(Slice slice, Map<FiledPart, Standing> standings) {

    public enum Standing {
        IN_FORCE,
        SUPERSEDED,
        /** a delta whose full has not come yet */
        WAITING,
        /** same name, revision and mode as an earlier file with other bytes */
        CONFLICT,
        /** the file itself was refused */
        REFUSED
    }

    private static final Comparator<FiledPart> ARRIVAL = Comparator.comparing(FiledPart::receivedAt)
            .thenComparing(FiledPart::sha256)
            .thenComparing(FiledPart::deliveryId);

    private static final Comparator<FiledPart> REVISION = Comparator.comparingInt(FiledPart::revision)
            .thenComparing(FiledPart::mode)
            .thenComparing(ARRIVAL);

    /** @param parts every delivery ever received for the slice */
    public static SliceState of(Slice slice, Collection<FiledPart> parts) {
        Map<FiledPart, Standing> standings = new LinkedHashMap<>();
        List<FiledPart> ordered = parts.stream().distinct().sorted(REVISION).toList();
        Optional<FiledPart> base = ordered.stream()
                .filter(part -> part.mode() != Mode.DELTA && isTaken(part, ordered))
                .max(REVISION);
        for (FiledPart part : ordered) {
            standings.put(part, standing(part, base, ordered));
        }
        return new SliceState(slice, standings);
    }

    private static Standing standing(FiledPart part, Optional<FiledPart> base, List<FiledPart> all) {
        if (part.refusal().isPresent()) {
            return Standing.REFUSED;
        }
        if (!isTaken(part, all)) {
            return Standing.CONFLICT;
        }
        if (base.isEmpty()) {
            return Standing.WAITING;
        }
        FiledPart ground = base.get();
        if (part.equals(ground)) {
            return Standing.IN_FORCE;
        }
        if (part.mode() == Mode.DELTA && REVISION.compare(part, ground) > 0) {
            return ground.mode() == Mode.VOID ? Standing.WAITING : Standing.IN_FORCE;
        }
        return Standing.SUPERSEDED;
    }

    /** Of files with the same revision and mode the one with the smaller (received_at, SHA-256) is taken. */
    private static boolean isTaken(FiledPart part, List<FiledPart> all) {
        return part.refusal().isEmpty()
                && all.stream()
                        .filter(other -> other.refusal().isEmpty())
                        .filter(other -> other.revision() == part.revision() && other.mode() == part.mode())
                        .min(ARRIVAL)
                        .filter(part::equals)
                        .isPresent();
    }

    public boolean isInForce(FiledPart part) {
        return standings.get(part) == Standing.IN_FORCE;
    }

    /** The full statement in force, if there is one. */
    public Optional<FiledPart> statement() {
        return standings.keySet().stream()
                .filter(part -> part.mode() == Mode.FULL && isInForce(part))
                .findFirst();
    }

    public boolean hasDeltasInForce() {
        return standings.keySet().stream().anyMatch(part -> part.mode() == Mode.DELTA && isInForce(part));
    }

    /**
     * Whether the slice only grows: what is new are deltas in force above everything that stood, and that stands as before.
     *
     * @param fresh deliveries that the slice's rows do not hold yet
     */
    boolean growsBy(Set<String> fresh) {
        Map<Boolean, List<FiledPart>> parts = standings.keySet().stream()
                .collect(Collectors.partitioningBy(part -> fresh.contains(part.deliveryId())));
        List<FiledPart> added = parts.getOrDefault(true, List.of());
        List<FiledPart> stood = parts.getOrDefault(false, List.of());
        SliceState before = of(slice, stood);
        int highest =
                before.readable().stream().mapToInt(FiledPart::order).max().orElse(Integer.MAX_VALUE);
        return !added.isEmpty()
                && added.stream()
                        .allMatch(part -> part.mode() == Mode.DELTA && isInForce(part) && part.order() > highest)
                && stood.stream().allMatch(part -> before.standings.get(part) == standings.get(part));
    }

    /** Deliveries whose rows are read: all but refused files, conflicts and voids. */
    public List<FiledPart> readable() {
        return standings.entrySet().stream()
                .filter(entry -> entry.getValue() != Standing.REFUSED && entry.getValue() != Standing.CONFLICT)
                .map(Map.Entry::getKey)
                .filter(part -> part.mode() != Mode.VOID)
                .toList();
    }
}
