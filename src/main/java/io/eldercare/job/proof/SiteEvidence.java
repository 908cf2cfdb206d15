package io.eldercare.job.proof;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Definitions;
import io.eldercare.definitions.Kpi;
import io.eldercare.job.Workplace;
import io.eldercare.mart.DeliveryRecord;
import io.eldercare.mart.Mart;
import io.eldercare.plan.KpiValue;
import io.eldercare.plan.Region;
import io.eldercare.report.site.Evidence;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is behind the figures of the site: the same proofs as {@code explain}, without lines. What a figure is made of is not shown where
 * the figure is not, and files of few persons are told together.
 */
public final class SiteEvidence implements Evidence.Source {
    private static final Logger LOG = LoggerFactory.getLogger(SiteEvidence.class);

    private static final FigureProofs.Depth SUMS = new FigureProofs.Depth(0, FigureProofs.Depth.Issues.COUNTED);
    private static final String HIDDEN = "＊";

    private final ProofDesk desk;

    private SiteEvidence(ProofDesk desk) {
        this.desk = desk;
    }

    /** Of a home; a home without figures in its lake has none, which is said in the log and on the site. */
    public static Evidence.Source of(Workplace place, Definitions definitions, Mart mart) {
        if (Files.isDirectory(place.home().lake().resolve("gold").resolve("fct_kpi"))) {
            return new SiteEvidence(new ProofDesk(place, definitions, mart));
        }
        LOG.info(
                "The site goes without the pages behind its figures: {} holds no lake",
                place.home().root());
        return Evidence.Source.NONE;
    }

    @Override
    public List<Evidence> of(List<Evidence.Wanted> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        long start = System.nanoTime();
        List<FigureKey> keys = wanted.stream()
                .filter(figure -> desk.definitions().kpis().containsKey(figure.indicator()))
                .map(figure -> new FigureKey(figure.indicator(), figure.region(), figure.month()))
                .toList();
        List<FigureProof> proofs = desk.withLake((same, lake) -> FigureProofs.of(same, lake, keys, SUMS));
        Set<FigureKey> suppressed = proofs.stream()
                .filter(FigureProof::isSuppressed)
                .map(proof -> new FigureKey(proof.kpi().code(), proof.region().code(), proof.month()))
                .collect(Collectors.toSet());
        LOG.info("Proofs of {} figures in {} ms", proofs.size(), (System.nanoTime() - start) / 1_000_000);
        return proofs.stream().map(proof -> evidence(proof, suppressed)).toList();
    }

    private Evidence evidence(FigureProof proof, Set<FigureKey> suppressed) {
        // the one place where a figure that is not published is left out of the pages
        boolean hidden = proof.isSuppressed();
        boolean county = proof.region().level() == Region.Level.COUNTY;
        List<CheckResult> failed =
                proof.checks().stream().filter(check -> !check.isPassed()).toList();
        return new Evidence(
                proof.kpi().code(),
                proof.region().code(),
                proof.month(),
                proof.kpi().formula(),
                hidden ? "" : Numbers.worked(proof.kpi(), proof.published().value()),
                proof.isReproduced(),
                hidden,
                hidden
                        ? List.of()
                        : proof.parts().stream()
                                .map(part -> part(proof, part, suppressed))
                                .toList(),
                hidden || !county ? List.of() : files(proof),
                hidden || !county ? List.of() : deliveries(proof),
                hidden || !county
                        ? List.of()
                        : failed.stream()
                                .map(check -> new Evidence.Check(
                                        check.ruleId(),
                                        check.feedName(),
                                        check.columnLabel(),
                                        check.message(),
                                        check.rows()))
                                .toList(),
                proof.checks().size() - failed.size(),
                hidden
                        ? List.of()
                        : proof.printed().stream()
                                .map(printed -> printed(proof, printed))
                                .toList());
    }

    private static Evidence.Part part(FigureProof proof, RegionPart part, Set<FigureKey> suppressed) {
        Kpi kpi = proof.kpi();
        boolean hidden =
                suppressed.contains(new FigureKey(kpi.code(), part.region().code(), proof.month()));
        Optional<KpiValue> value = part.counted().or(part::own);
        return new Evidence.Part(
                part.region().code(),
                part.region().name(),
                part.depth(),
                hidden ? HIDDEN : value.map(Numbers::parts).orElse("—"),
                hidden ? HIDDEN : value.map(found -> Numbers.value(kpi, found)).orElse("—"),
                hidden ? "涉及人数少，不公布" : part.remark());
    }

    private List<Evidence.File> files(FigureProof proof) {
        List<Source> sources = proof.sources();
        boolean few = sources.size() > 1 && sources.stream().anyMatch(this::isOfFew) && isOfPersons(proof.kpi());
        return few
                ? List.of(file(sources.stream().map(SiteEvidence::name).collect(Collectors.joining("；")), sources))
                : sources.stream()
                        .map(source -> file(name(source), List.of(source)))
                        .toList();
    }

    /** Fewer rows than may be told, in the numerator, or in the denominator alone: the file is not told apart from the county's others. */
    private boolean isOfFew(Source source) {
        return source.rows() < desk.definitions().settings().disclosureThreshold()
                || isFew(source.numerator())
                || source.denominator()
                        .map(base -> isFew(base.subtract(source.numerator())))
                        .orElse(false);
    }

    private boolean isFew(BigDecimal number) {
        return number.signum() > 0
                && number.compareTo(
                                BigDecimal.valueOf(desk.definitions().settings().disclosureThreshold()))
                        < 0;
    }

    private boolean isOfPersons(Kpi kpi) {
        return Optional.ofNullable(desk.definitions().gold().get(kpi.fact()))
                .flatMap(fact -> fact.rowsOf())
                .flatMap(feed ->
                        Optional.ofNullable(desk.definitions().contracts().get(feed)))
                .map(contract -> contract.columns().stream().anyMatch(column -> column.type() == Contract.Type.PERSON))
                .orElse(false);
    }

    private static String name(Source source) {
        return source.file() + (source.sheet().isEmpty() ? "" : "［" + source.sheet() + "］");
    }

    private static Evidence.File file(String name, Collection<Source> sources) {
        return new Evidence.File(
                name,
                sources.stream().mapToLong(Source::rows).sum(),
                sources.stream().map(Source::numerator).reduce(BigDecimal.ZERO, BigDecimal::add),
                sources.stream()
                        .flatMap(source -> source.denominator().stream())
                        .reduce(BigDecimal::add)
                        .orElse(null));
    }

    private static List<Evidence.Delivery> deliveries(FigureProof proof) {
        return proof.slices().stream()
                .flatMap(slice -> slice.deliveries().stream().map(delivery -> delivery(slice, delivery)))
                .toList();
    }

    private static Evidence.Delivery delivery(SliceProof slice, DeliveryRecord delivery) {
        return new Evidence.Delivery(
                slice.feedName(),
                slice.month(),
                delivery.fileName(),
                SliceProof.standingName(delivery),
                "第" + delivery.revision() + "次" + SliceProof.modeName(delivery),
                delivery.receivedAt(),
                delivery.accepted(),
                delivery.rejected(),
                delivery.reason().orElse(""),
                delivery.sha256());
    }

    private static Evidence.Printed printed(FigureProof proof, PrintedValue printed) {
        Optional<BigDecimal> now = proof.published().value().value();
        return new Evidence.Printed(
                printed.planCode(),
                printed.month(),
                printed.vintage(),
                printed.releasedOn(),
                printed.value().orElse(null),
                printed.value()
                        .map(value -> now.map(value::compareTo).orElse(1) == 0)
                        .orElse(now.isEmpty()));
    }
}
