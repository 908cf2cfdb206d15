package io.eldercare.job.county;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Definitions;
import io.eldercare.form.Form;
import io.eldercare.form.FormSheet;
import io.eldercare.form.PrivateFile;
import io.eldercare.form.TemplateWorkbook;
import io.eldercare.job.Workplace;
import io.eldercare.lake.DeltaFiles;
import io.eldercare.plan.Region;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the fill-in workbook of a county and month (submission standard: one prefilled workbook with a sheet a feed). */
public final class FormMaking {
    private static final Logger LOG = LoggerFactory.getLogger(FormMaking.class);

    private static final Comparator<Contract> ORDER =
            Comparator.comparingInt(Contract::number).thenComparing(Contract::feed);

    private FormMaking() {}

    /**
     * What is asked for.
     *
     * @param feeds empty: those of settings.yml, and those that the county itself sent lately
     * @param prefilled whether earlier rows are taken over
     */
    public record Request(String countyCode, YearMonth month, List<String> feeds, boolean prefilled) {}

    /**
     * What was made.
     *
     * @param file where it lies; only its owner may read it
     * @param sendAs name under which the inbox takes it
     * @param blanks marks of the face that settings.yml does not give
     */
    public record Outcome(Path file, String sendAs, List<Filled> sheets, List<String> blanks) {}

    /** @param source month whose rows were taken over @param leftOut rows of that month that had been rejected */
    public record Filled(String feed, String title, int rows, Optional<YearMonth> source, long leftOut) {}

    /**
     * @param out file, or folder in which the file gets the name it must be sent under
     * @throws FormRequestException for a county or feed that there is not, or a file inside the home
     */
    public static Outcome make(Workplace place, Request request, Path out) {
        Definitions definitions = Definitions.load(place.definitionsRoot());
        Region county = definitions
                .regions()
                .find(request.countyCode())
                .filter(region -> region.level() == Region.Level.COUNTY)
                .orElseThrow(() -> new FormRequestException(
                        "没有区划代码为 " + request.countyCode() + " 的县（市、区）；代码见 sql/reference/regions.csv"));
        for (String feed : request.feeds()) {
            if (!definitions.contracts().containsKey(feed)) {
                throw new FormRequestException("没有名为 " + feed + " 的报表；报表名有 "
                        + String.join("、", new TreeSet<>(definitions.contracts().keySet())));
            }
        }
        refuseInside(place, out);
        Form form = request.prefilled()
                ? prefilled(place, definitions, county, request)
                : blank(definitions, county, request);
        Path file = Files.isDirectory(out) ? out.resolve(form.fileName()) : out;
        try {
            PrivateFile.write(file, TemplateWorkbook.write(form));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot write " + file.getFileName(), failure);
        }
        Outcome outcome = outcome(form, file);
        LOG.info(
                "Form of {} {}: {} sheets, {} rows taken over",
                county.code(),
                request.month(),
                outcome.sheets().size(),
                outcome.sheets().stream().mapToInt(Filled::rows).sum());
        return outcome;
    }

    /** Inside the home the workbook would be taken as a delivery, served with the site or backed up with the reports. */
    static void refuseInside(Workplace place, Path out) {
        if (out.toAbsolutePath().normalize().startsWith(place.home().root())) {
            throw new FormRequestException("工作簿含身份证号，不能写在 " + place.home().root() + " 之内；请用 --out 指定别处");
        }
    }

    private static Form blank(Definitions definitions, Region county, Request request) {
        List<FormSheet> sheets = contracts(definitions, request, List.of(), county.code()).stream()
                .map(contract -> FormSheets.empty(definitions, contract))
                .toList();
        return form(definitions, county, request.month(), sheets);
    }

    private static Form prefilled(Workplace place, Definitions definitions, Region county, Request request) {
        try (BriefSession session = BriefSession.open()) {
            FormerRows former = new FormerRows(
                    place.home(), new DeltaFiles(session.spark(), place.home().lake()), county.code(), request.month());
            Map<String, FormerRows.Found> found =
                    former.latest(definitions.contracts().keySet());
            List<String> own = found.entrySet().stream()
                    .filter(entry -> former.isOwn(entry.getKey(), entry.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
            FormSheets sheets = new FormSheets(definitions, former, found, request.month());
            List<FormSheet> filled = contracts(definitions, request, own, county.code()).stream()
                    .map(contract -> sheets.of(contract, own.contains(contract.feed())))
                    .toList();
            return form(definitions, county, request.month(), filled);
        }
    }

    private static List<Contract> contracts(
            Definitions definitions, Request request, List<String> own, String countyCode) {
        Map<String, String> owners = definitions.settings().feedOwners();
        return definitions.contracts().values().stream()
                .filter(contract -> request.feeds().isEmpty()
                        ? definitions.settings().forms().workbook().contains(contract.feed())
                                || own.contains(contract.feed()) && contract.cadence() == Contract.Cadence.MONTHLY
                        : request.feeds().contains(contract.feed()))
                .filter(contract ->
                        owners.getOrDefault(contract.feed(), countyCode).equals(countyCode))
                .sorted(ORDER)
                .toList();
    }

    private static Form form(Definitions definitions, Region county, YearMonth month, List<FormSheet> sheets) {
        String prefecture = county.parentCode()
                .flatMap(definitions.regions()::find)
                .map(Region::name)
                .orElse(county.name());
        YearMonth next = month.plusMonths(1);
        return new Form(
                county.code(),
                county.name(),
                prefecture,
                month,
                next.atDay(definitions.settings().dueDay()),
                next.atDay(definitions.settings().correctionDay()),
                definitions.settings().forms(),
                sheets);
    }

    private static Outcome outcome(Form form, Path file) {
        List<String> blanks = new ArrayList<>();
        if (form.face().approval().isEmpty()) {
            blanks.add("批准文号");
        }
        if (form.face().validUntil().isEmpty()) {
            blanks.add("有效期至");
        }
        List<Filled> sheets = form.sheets().stream()
                .map(sheet -> new Filled(
                        sheet.contract().feed(), sheet.name(), sheet.rows().size(), sheet.source(), sheet.leftOut()))
                .toList();
        return new Outcome(file, form.fileName(), sheets, blanks);
    }
}
