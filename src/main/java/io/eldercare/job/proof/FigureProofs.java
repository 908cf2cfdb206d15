package io.eldercare.job.proof;

import io.eldercare.definitions.Kpi;
import io.eldercare.definitions.Messages;
import io.eldercare.definitions.Model;
import io.eldercare.lake.DeltaFiles;
import io.eldercare.lake.Sessions;
import io.eldercare.plan.Region;
import io.eldercare.plan.RegionTree;
import io.eldercare.plan.ShareChange;
import io.eldercare.transform.FigureRows;
import io.eldercare.transform.FigureRows.Contribution;
import io.eldercare.transform.LakeViews;
import io.eldercare.transform.SliceIssues;
import io.eldercare.transform.SliceIssues.Issue;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Works out the proofs of any number of figures: one query of the lake for the rows behind them all, a query a table of the mart, and the
 * rest in memory.
 */
final class FigureProofs {
    /** Of a county's file, about, where one month of three is read; decides whether a query is compiled. */
    private static final long BYTES_A_ROW = 30;

    private final ProofDesk desk;
    private final DeltaFiles lake;
    private final Collection<FigureKey> keys;
    private final List<Kpi> kpis;
    private final CountedIn counted;

    private FigureProofs(ProofDesk desk, DeltaFiles lake, Collection<FigureKey> keys) {
        this.desk = desk;
        this.lake = lake;
        this.keys = keys;
        this.kpis = keys.stream()
                .map(FigureKey::kpiCode)
                .distinct()
                .map(code -> FigureKeys.kpi(desk, code))
                .toList();
        this.counted = new CountedIn(desk.definitions().regions());
    }

    /**
     * How far down the proofs reach.
     *
     * @param lines most lines listed of a delivery and figure; 0: only sums
     */
    record Depth(int lines, Issues issues) {
        /** Where what was found in the rows comes from: line by line from the lake, or as counts from the mart. */
        enum Issues {
            LISTED,
            COUNTED
        }
    }

    /** @return in the order of the keys; without those that the mart has no figure for */
    static List<FigureProof> of(ProofDesk desk, DeltaFiles lake, Collection<FigureKey> keys, Depth depth) {
        return new FigureProofs(desk, lake, keys).of(depth);
    }

    private List<FigureProof> of(Depth depth) {
        Set<String> feeds = new TreeSet<>();
        kpis.forEach(kpi -> feeds.addAll(feeds(kpi)));
        PublishedFigures published = PublishedFigures.read(desk.mart(), keys, feeds);
        Sessions.fitTo(lake.spark(), BYTES_A_ROW * published.rows());
        Map<String, List<Contribution>> contributions = contributions(depth).stream()
                .collect(Collectors.groupingBy(found -> found.kpiCode() + "|" + found.month()));
        DeliveryPlaces places = DeliveryPlaces.of(
                desk,
                published.deliveries(),
                contributions.values().stream().flatMap(List::stream).toList());
        List<Draft> drafts = new ArrayList<>();
        for (FigureKey key : keys) {
            published
                    .value(key.kpiCode(), key.regionCode(), key.month())
                    .ifPresent(value -> drafts.add(draft(
                            key,
                            contributions.getOrDefault(key.kpiCode() + "|" + key.month(), List.of()),
                            published,
                            places)));
        }
        List<Issue> issues = depth.issues() == Depth.Issues.COUNTED
                ? List.of()
                : new SliceIssues(lake, new Messages(desk.definitions()))
                        .of(drafts.stream()
                                .flatMap(draft -> draft.slices().stream())
                                .map(FigureProofs::slice)
                                .distinct()
                                .toList());
        Checks checks = new Checks(desk, published.rejections(), depth.issues(), issues);
        return drafts.stream().map(draft -> proof(draft, published, checks)).toList();
    }

    /** What is known of a figure before its rows are looked at for mistakes. */
    private record Draft(
            FigureKey key,
            Kpi kpi,
            Region region,
            List<RegionPart> parts,
            List<Source> sources,
            List<SliceProof> slices) {}

    private List<Contribution> contributions(Depth depth) {
        RegionTree regions = desk.definitions().regions();
        Set<String> senders = new TreeSet<>();
        boolean townships = false;
        for (FigureKey key : keys) {
            Region region = desk.region(key.regionCode());
            if (region.level() == Region.Level.TOWNSHIP) {
                townships = true;
                region.parentCode().ifPresent(senders::add);
            } else if (senders.add(region.code())) {
                regions.all().stream()
                        .filter(part -> part.level() != Region.Level.TOWNSHIP)
                        .filter(part -> regions.isWithin(part.code(), region.code()))
                        .forEach(part -> senders.add(part.code()));
            }
        }
        return new FigureRows(lake, new LakeViews(lake, desk.definitions().contracts()))
                .of(new FigureRows.Request(
                        kpis,
                        keys.stream().map(FigureKey::month).collect(Collectors.toCollection(TreeSet::new)),
                        senders,
                        townships,
                        depth.lines()));
    }

    /** Feeds that must have come, and those that the fact's rows are of. */
    private Set<String> feeds(Kpi kpi) {
        Set<String> feeds = new TreeSet<>(kpi.feeds());
        Optional.ofNullable(desk.definitions().gold().get(kpi.fact()))
                .flatMap(Model::rowsOf)
                .ifPresent(feeds::add);
        return feeds;
    }

    private Draft draft(FigureKey key, List<Contribution> all, PublishedFigures published, DeliveryPlaces places) {
        Kpi kpi = FigureKeys.kpi(desk, key.kpiCode());
        Region region = desk.region(key.regionCode());
        List<Contribution> behind =
                all.stream().filter(found -> counted.in(kpi, found, region)).toList();
        List<RegionPart> parts =
                new RegionParts(desk.definitions().regions(), counted, published).of(kpi, region, key.month(), behind);
        List<Source> sources = places.sources(kpi, behind);
        Set<String> counties = Stream.concat(
                        behind.stream().map(Contribution::countyCode),
                        desk.definitions().regions().filers(region.code()).stream()
                                .map(Region::code)
                                .filter(code -> region.level() == Region.Level.TOWNSHIP
                                        || code.equals(region.code())
                                        || counted.county(kpi, code, region)
                                                && published
                                                        .value(kpi.code(), code, key.month())
                                                        .isPresent()))
                .collect(Collectors.toCollection(TreeSet::new));
        return new Draft(
                key, kpi, region, parts, sources, places.slices(kpi, feeds(kpi), counties, key.month(), behind));
    }

    private FigureProof proof(Draft draft, PublishedFigures published, Checks checks) {
        FigureKey key = draft.key();
        PublishedValue value =
                published.value(key.kpiCode(), key.regionCode(), key.month()).orElseThrow();
        Optional<ShareChange> change = published
                .value(key.kpiCode(), key.regionCode(), key.month().minusMonths(1))
                .flatMap(before -> ShareChange.between(before.value(), value.value()));
        return new FigureProof(
                draft.kpi(),
                draft.region(),
                key.month(),
                value,
                change,
                draft.parts(),
                draft.sources(),
                draft.slices(),
                checks.of(draft.slices()),
                checks.issues(draft.slices()),
                List.of(),
                published.printed().getOrDefault(key, List.of()),
                published.targets().getOrDefault(key, List.of()),
                Optional.ofNullable(published.funnels().get(key)),
                published.suppressed().contains(key));
    }

    static SliceIssues.Slice slice(SliceProof slice) {
        return new SliceIssues.Slice(slice.feed(), slice.countyCode(), slice.month());
    }

    /** The figure, or what to ask for instead. */
    static FigureProof single(ProofDesk desk, DeltaFiles lake, FigureKey key, Depth depth) {
        Kpi kpi = FigureKeys.kpi(desk, key.kpiCode());
        Region region = desk.region(key.regionCode());
        YearMonth month = key.month();
        return of(desk, lake, List.of(key), depth).stream()
                .findFirst()
                .orElseThrow(() -> FigureKeys.none(desk, kpi, region, month));
    }
}
