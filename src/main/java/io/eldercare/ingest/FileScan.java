package io.eldercare.ingest;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Definitions;
import io.eldercare.definitions.Profile;
import io.eldercare.ingest.read.ContractReader;
import io.eldercare.ingest.read.OtherFeed;
import io.eldercare.ingest.read.RawTable;
import io.eldercare.ingest.read.ReadSummary;
import io.eldercare.ingest.read.ReaderOptions;
import io.eldercare.ingest.read.Sheet;
import io.eldercare.ingest.read.SheetScan;
import io.eldercare.ingest.read.TabularFile;
import io.eldercare.ingest.read.TypedRow;
import io.eldercare.ingest.read.UnreadableFile;
import io.eldercare.plan.Region;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks a delivered file through to its end: encoding, sheets, headers, rows by feed and county, control totals. Whatever refuses
 * the file as a whole is thrown: {@link RefusedFile} or the reader's UnreadableFile.
 */
final class FileScan {
    private final Definitions definitions;
    private final byte[] secret;
    private final Map<String, String> regionCodes;

    FileScan(Definitions definitions, byte[] secret, Map<String, String> regionCodes) {
        this.definitions = definitions;
        this.secret = secret;
        this.regionCodes = regionCodes;
    }

    /** What was found in a file. */
    record Found(String encoding, List<String> signatures, List<String> warnings, List<Receipt.Part> parts) {}

    Found scan(Path bytes, String fileName, DeliveryName name, LocalDate receivedOn, Optional<Control> control) {
        if (name.mode() == Mode.VOID) {
            return voided(name);
        }
        try (TabularFile file = FileRows.ArchivedFile.open(bytes, fileName)) {
            Map<Contract, Sheet> sheets = name.feed().equals(DeliveryName.WORKBOOK)
                    ? sheetsOf(file)
                    : Map.of(contract(name.feed()), ContractReader.choose(file, contract(name.feed())));
            List<Receipt.Part> parts = new ArrayList<>();
            List<String> warnings = new ArrayList<>();
            Map<String, String> signatures = new LinkedHashMap<>();
            sheets.forEach((contract, sheet) -> {
                ReaderOptions options = options(name, receivedOn);
                SheetScan scan = scan(contract, sheet, options);
                compare(control, contract, sheet, options, scan.summary());
                warnings.addAll(scan.summary().warnings());
                signatures.putAll(scan.summary().signatures());
                boolean declaredEmpty = scan.summary().declaredEmpty()
                        || control.map(found -> found.rows().orElse(-1) == 0).orElse(false);
                parts.addAll(parts(contract, name, scan, declaredEmpty));
            });
            List<String> signed = new ArrayList<>();
            signatures.forEach((role, who) -> signed.add(role + ": " + who));
            return new Found(file.encoding(), signed, warnings, parts);
        }
    }

    private SheetScan scan(Contract contract, Sheet sheet, ReaderOptions options) {
        try {
            return SheetScan.of(contract, sheet, options);
        } catch (UnreadableFile refused) {
            throw OtherFeed.reason(refused, definitions.contracts().values(), contract, sheet, options);
        }
    }

    private Found voided(DeliveryName name) {
        List<Receipt.Part> parts = new ArrayList<>();
        List<String> feeds = name.feed().equals(DeliveryName.WORKBOOK)
                ? List.copyOf(definitions.contracts().keySet())
                : List.of(name.feed());
        feeds.forEach(
                feed -> parts.add(new Receipt.Part(feed, name.countyCode(), name.month(), "", 0, 0, false, false)));
        return new Found("", List.of(), List.of(), parts);
    }

    private Contract contract(String feed) {
        Contract contract = definitions.contracts().get(feed);
        if (contract == null) {
            throw new RefusedFile("FILE_NAME_INVALID", "没有名为 " + feed + " 的报表。");
        }
        return contract;
    }

    private Map<Contract, Sheet> sheetsOf(TabularFile file) {
        Map<Contract, Sheet> sheets = new LinkedHashMap<>();
        Map<Contract, Sheet> hidden = new LinkedHashMap<>();
        for (Contract contract : definitions.contracts().values()) {
            for (Sheet sheet : file.sheets()) {
                String title = sheet.name().strip();
                boolean named = title.equalsIgnoreCase(contract.feed())
                        || title.equals(contract.title())
                        || contract.sheetNames().contains(title);
                if (named && sheet.hidden()) {
                    hidden.put(contract, sheet);
                } else if (named && sheets.put(contract, sheet) != null) {
                    throw new RefusedFile("XLSX_SHEET_AMBIGUOUS", "工作簿中有两张“" + contract.title() + "”，请只保留一张。");
                }
            }
        }
        hidden.keySet().removeAll(sheets.keySet());
        Optional<Contract> unseen = hidden.keySet().stream().findFirst();
        if (unseen.isPresent()) {
            throw new RefusedFile("XLSX_HIDDEN_SHEET", "“" + unseen.get().title() + "”所在的表被隐藏，请取消隐藏后上报；不报送的请删去。");
        }
        if (sheets.isEmpty()) {
            throw new RefusedFile("XLSX_NO_SHEET", "工作簿中没有以报表名命名的表；表名应为报表的中文名或英文名，例如“机构床位月报”。");
        }
        return sheets;
    }

    ReaderOptions options(DeliveryName name, LocalDate receivedOn) {
        return new ReaderOptions(
                secret,
                receivedOn,
                statesSlices(name.countyCode()) ? null : name.countyCode(),
                name.month().atDay(1),
                regionCodes);
    }

    /** A city's or the province's file says in its rows which county each belongs to. */
    private boolean statesSlices(String code) {
        return definitions
                .regions()
                .find(code)
                .map(region -> region.level() != Region.Level.COUNTY)
                .orElse(false);
    }

    private List<Receipt.Part> parts(Contract contract, DeliveryName name, SheetScan scan, boolean declaredEmpty) {
        ReadSummary summary = scan.summary();
        if (!statesSlices(name.countyCode())) {
            return List.of(new Receipt.Part(
                    contract.feed(),
                    name.countyCode(),
                    name.month(),
                    summary.sheet(),
                    summary.rows(),
                    summary.skippedRows(),
                    declaredEmpty,
                    false));
        }
        Map<String, Integer> byCounty = new java.util.TreeMap<>();
        scan.rowsByCounty()
                .forEach((county, rows) -> byCounty.merge(
                        isBelow(county, name.countyCode()) ? county : name.countyCode(), rows, Integer::sum));
        if (scan.rowsByCounty().isEmpty()) {
            byCounty.put(name.countyCode(), summary.rows());
        }
        List<Receipt.Part> parts = new ArrayList<>();
        byCounty.forEach((county, rows) -> parts.add(new Receipt.Part(
                contract.feed(),
                county,
                name.month(),
                summary.sheet(),
                rows,
                parts.isEmpty() ? summary.skippedRows() : 0,
                declaredEmpty,
                true)));
        return parts;
    }

    private boolean isBelow(String county, String ancestor) {
        return definitions
                        .regions()
                        .find(county)
                        .map(region -> region.level() == Region.Level.COUNTY)
                        .orElse(false)
                && definitions.regions().isWithin(county, ancestor);
    }

    private static void compare(
            Optional<Control> control, Contract contract, Sheet sheet, ReaderOptions options, ReadSummary summary) {
        if (control.isEmpty()) {
            return;
        }
        int stated = control.get().rows().orElse(summary.rows());
        if (stated != summary.rows()) {
            throw new RefusedFile(
                    "FILE_ROWCOUNT_MISMATCH", "对照文件写明 " + stated + " 行，文件中有 " + summary.rows() + " 行：请核对后整份重报。");
        }
        if (!control.get().sums().isEmpty()) {
            compareSums(control.get(), contract, sheet, options);
        }
    }

    private static void compareSums(Control control, Contract contract, Sheet sheet, ReaderOptions options) {
        Map<String, BigDecimal> found = new LinkedHashMap<>();
        try (ContractReader reader = ContractReader.open(contract, sheet, options)) {
            while (reader.hasNext()) {
                TypedRow row = reader.next();
                for (int index = 0; index < contract.columns().size(); index++) {
                    if (row.values()[index] instanceof Number number) {
                        found.merge(
                                contract.columns().get(index).name(),
                                new BigDecimal(number.toString()),
                                BigDecimal::add);
                    }
                }
            }
        }
        control.sums().forEach((column, total) -> {
            BigDecimal sum = found.getOrDefault(column, BigDecimal.ZERO);
            if (sum.compareTo(total) != 0) {
                throw new RefusedFile(
                        "FILE_SUM_MISMATCH",
                        "对照文件写明 " + column + " 合计 " + total.toPlainString() + "，文件合计 " + sum.toPlainString()
                                + "：请核对后整份重报。");
            }
        });
    }

    /** Opens a profile's file as the profile says; counts nothing yet, since its slices follow from expressions. */
    String scanProfile(Path bytes, String fileName, Profile profile) {
        try (TabularFile file = FileRows.ArchivedFile.open(bytes, fileName);
                RawTable table = ProfileRows.open(profile, file)) {
            while (table.hasNext()) {
                table.next();
            }
            return file.encoding();
        }
    }

    static YearMonth monthOf(Profile profile, String fileName, LocalDate receivedOn) {
        var matcher = profile.filePattern().matcher(fileName);
        if (profile.month().isPresent()) {
            return profile.month().get();
        }
        return matcher.matches() && profile.filePattern().pattern().contains("(?<month>")
                ? YearMonth.parse(matcher.group("month"))
                : YearMonth.from(receivedOn);
    }
}
