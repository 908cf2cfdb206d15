package io.eldercare.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.eldercare.definitions.Definitions;
import io.eldercare.definitions.Kpi;
import io.eldercare.definitions.Model;
import io.eldercare.lake.DeltaFiles;
import io.eldercare.lake.Sessions;
import io.eldercare.mart.DeliveryRecord;
import io.eldercare.mart.Mart;
import io.eldercare.mart.MartServer;
import io.eldercare.plan.Figures;
import io.eldercare.plan.KpiValue;
import io.eldercare.plan.Region;
import io.eldercare.plan.ShareChange;
import io.eldercare.transform.FigureRows;
import io.eldercare.transform.FigureRows.FigureRow;
import io.eldercare.transform.LakeViews;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/** From a figure to its formula, the formula with numbers, and the deliveries, files, sheets and lines behind it. */
public final class Explanation {
    private static final int ROWS_PRINTED = 20;

    private final Kpi kpi;
    private final Region region;
    private final YearMonth month;
    private final KpiValue value;
    private final Optional<ShareChange> change;
    private final List<Source> sources;
    private final List<ExplainedTarget> targets;

    /** A row of a county's file. @param denominator empty for counts */
    private record Source(
            String countyCode,
            String deliveryId,
            String file,
            String sheet,
            int rowNo,
            BigDecimal numerator,
            Optional<BigDecimal> denominator) {}

    private Explanation(
            Kpi kpi,
            Region region,
            YearMonth month,
            KpiValue value,
            Optional<ShareChange> change,
            List<Source> sources,
            List<ExplainedTarget> targets) {
        this.kpi = kpi;
        this.region = region;
        this.month = month;
        this.value = value;
        this.change = change;
        this.sources = sources;
        this.targets = targets;
    }

    /** @throws UnknownFigureException when the KPI or region is unknown or has no figure in the month */
    public static Explanation of(Workplace place, String kpiCode, String regionCode, YearMonth month) {
        Definitions definitions = Definitions.load(place.definitionsRoot());
        Kpi kpi = Optional.ofNullable(definitions.kpis().get(kpiCode))
                .orElseThrow(() -> new UnknownFigureException("没有代码为 " + kpiCode + " 的指标；现有："
                        + String.join("、", definitions.kpis().keySet())));
        Region region = definitions
                .regions()
                .find(regionCode)
                .orElseThrow(() -> new UnknownFigureException("区划代码 " + regionCode + " 不在区划表中。"));
        boolean ownSession = SparkSession.getDefaultSession().isEmpty();
        CompletableFuture<SparkSession> session =
                CompletableFuture.supplyAsync(() -> Sessions.open(Night.scratch(place)));
        try (MartServer server = Night.openMart(place)) {
            Mart mart = Night.mart(server);
            KpiValue value = value(mart, kpi, regionCode, month)
                    .orElseThrow(() -> new UnknownFigureException(
                            region.name() + Figures.month(month) + "没有“" + kpi.name() + "”的数据：未报送或尚未运行作业。"));
            DeltaFiles lake = new DeltaFiles(session.join(), place.home().lake());
            Optional<ShareChange> change = value(mart, kpi, regionCode, month.minusMonths(1))
                    .flatMap(before -> ShareChange.between(before, value));
            List<Source> sources = sources(definitions, lake, mart, kpi, region, month);
            List<ExplainedTarget> targets = ExplainedTarget.of(mart, kpiCode, regionCode, month);
            return new Explanation(kpi, region, month, value, change, sources, targets);
        } finally {
            SparkSession opened = session.join();
            if (ownSession) {
                opened.stop();
            }
        }
    }

    private static Optional<KpiValue> value(Mart mart, Kpi kpi, String region, YearMonth month) {
        return mart.read(handle -> handle.createQuery(
                        "select numerator, denominator from mart.kpi_value where kpi_code = :kpi and region_code = :region"
                                + " and month = :month")
                .bind("kpi", kpi.code())
                .bind("region", region)
                .bind("month", month.atDay(1))
                .map((row, context) -> {
                    BigDecimal denominator = row.getBigDecimal("denominator");
                    BigDecimal numerator = row.getBigDecimal("numerator");
                    return denominator == null ? KpiValue.count(numerator) : KpiValue.share(numerator, denominator);
                })
                .findOne());
    }

    private static List<Source> sources(
            Definitions definitions, DeltaFiles lake, Mart mart, Kpi kpi, Region region, YearMonth month) {
        Model fact = Optional.ofNullable(definitions.gold().get(kpi.fact())).orElseThrow();
        boolean township = region.level() == Region.Level.TOWNSHIP;
        List<FigureRow> rows = new FigureRows(lake, new LakeViews(lake, definitions.contracts()))
                .of(
                        kpi,
                        fact,
                        senders(definitions, kpi, region),
                        township ? Optional.of(region.code()) : Optional.empty(),
                        month);
        if (kpi.source() == Kpi.Source.REPORTED
                && rows.stream().anyMatch(row -> row.countyCode().equals(region.code()))) {
            rows = rows.stream()
                    .filter(row -> row.countyCode().equals(region.code()))
                    .toList();
        }
        Map<String, DeliveryRecord> deliveries = new HashMap<>();
        Set<String> ids = rows.stream()
                .flatMap(row -> Optional.ofNullable(row.deliveryId()).stream())
                .collect(Collectors.toSet());
        mart.deliveriesById(fact.rowsOf().orElse(""), ids)
                .forEach(record -> deliveries.put(record.deliveryId(), record));
        List<Source> sources = new ArrayList<>();
        for (FigureRow row : rows) {
            Optional<DeliveryRecord> delivery =
                    Optional.ofNullable(row.deliveryId()).map(deliveries::get);
            sources.add(new Source(
                    row.countyCode(),
                    Optional.ofNullable(row.deliveryId()).orElse(""),
                    delivery.map(DeliveryRecord::fileName).orElse(row.deliveryId() == null ? "2020年人口普查" : ""),
                    delivery.map(DeliveryRecord::sheet).orElse(""),
                    row.rowNo(),
                    row.numerator(),
                    row.denominator()));
        }
        return sources;
    }

    /** Regions whose rows can be part of the figure: the counties, and those above them that send rows of their own. */
    private static List<String> senders(Definitions definitions, Kpi kpi, Region region) {
        if (region.level() == Region.Level.TOWNSHIP) {
            return region.parentCode().stream().toList();
        }
        return definitions.regions().all().stream()
                .filter(part -> part.level() != Region.Level.TOWNSHIP)
                .filter(part -> definitions.regions().isWithin(part.code(), region.code()))
                .filter(part -> part.code().equals(region.code()) || !(kpi.zonesApart() && part.isZone()))
                .map(Region::code)
                .toList();
    }

    private String printed() {
        return value.value()
                .map(figure -> Figures.withUnit(figure, kpi.decimals(), kpi.unitLabel()))
                .orElse("—");
    }

    private String withNumbers() {
        String numerator = plain(value.numerator());
        return value.denominator()
                .map(denominator -> numerator + " ÷ " + plain(denominator) + " × 100 = " + printed())
                .orElse(numerator + " = " + printed());
    }

    private String points(BigDecimal number) {
        BigDecimal rounded = number.setScale(Math.max(2, kpi.decimals()), RoundingMode.HALF_UP);
        return (rounded.signum() > 0 ? "+" : "")
                + rounded.toPlainString()
                + (kpi.unit() == Kpi.Unit.PERCENT ? "个百分点" : kpi.unitLabel());
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(region.name())
                .append(' ')
                .append(Figures.month(month))
                .append(' ')
                .append(kpi.name())
                .append("：")
                .append(printed())
                .append('\n');
        text.append("口径  ").append(kpi.definition()).append('\n');
        text.append("公式  ").append(kpi.formula()).append('\n');
        text.append("代入  ").append(withNumbers()).append('\n');
        change.ifPresent(found -> text.append("较上月  ")
                .append(points(found.total()))
                .append("，其中分子变化影响 ")
                .append(points(found.fromNumerator()))
                .append("，分母变化影响 ")
                .append(points(found.fromBase()))
                .append('\n'));
        targets.forEach(target -> text.append(target.text()));
        Map<String, List<Source>> byFile = new LinkedHashMap<>();
        sources.forEach(source -> byFile.computeIfAbsent(
                        source.file() + (source.sheet().isEmpty() ? "" : "［" + source.sheet() + "］") + "  "
                                + source.deliveryId(),
                        file -> new ArrayList<>())
                .add(source));
        text.append("来源  ")
                .append(byFile.size())
                .append("个文件，")
                .append(sources.size())
                .append("行\n");
        byFile.forEach((file, rows) -> appendFile(text, file, rows));
        return text.toString();
    }

    private void appendFile(StringBuilder text, String file, List<Source> rows) {
        BigDecimal numerator = rows.stream().map(Source::numerator).reduce(BigDecimal.ZERO, BigDecimal::add);
        text.append("  ").append(file).append('\n');
        text.append("    ").append(rows.size()).append("行，分子合计 ").append(plain(numerator));
        if (kpi.isShare()) {
            BigDecimal denominator = rows.stream()
                    .map(row -> row.denominator().orElse(BigDecimal.ZERO))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            text.append("，分母合计 ").append(plain(denominator));
        }
        text.append('\n');
        rows.stream()
                .limit(ROWS_PRINTED)
                .forEach(row -> text.append(row.rowNo() == 0 ? "    全表" : "    第 " + row.rowNo() + " 行")
                        .append("：分子 ")
                        .append(plain(row.numerator()))
                        .append(row.denominator()
                                .map(denominator -> "，分母 " + plain(denominator))
                                .orElse(""))
                        .append('\n'));
        if (rows.size() > ROWS_PRINTED) {
            text.append("    …… 其余 ").append(rows.size() - ROWS_PRINTED).append(" 行请用 --json 查看\n");
        }
    }

    public String json() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kpi_code", kpi.code());
        document.put("region_code", region.code());
        document.put("month", month.toString());
        document.put("value", value.value().orElse(null));
        document.put("formula", kpi.formula());
        document.put("definition", kpi.definition());
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("numerator", value.numerator());
        numbers.put("denominator", value.denominator().orElse(null));
        numbers.put("text", withNumbers());
        document.put("numbers", numbers);
        change.ifPresent(found -> {
            document.put("change", found.total());
            document.put("change_from_numerator", found.fromNumerator());
            document.put("change_from_denominator", found.fromBase());
        });
        List<Map<String, Object>> deliveries = new ArrayList<>();
        for (Source source : sources) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("delivery_id", source.deliveryId());
            row.put("file", source.file());
            row.put("sheet", source.sheet());
            row.put("row_no", source.rowNo());
            row.put("county_code", source.countyCode());
            row.put("numerator", source.numerator());
            row.put("denominator", source.denominator().orElse(null));
            deliveries.add(row);
        }
        document.put("deliveries", deliveries);
        document.put("targets", targets.stream().map(ExplainedTarget::document).toList());
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Cannot write the explanation", impossible);
        }
    }
}
