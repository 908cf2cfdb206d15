package io.eldercare.job;

import io.eldercare.definitions.Definitions;
import io.eldercare.ingest.BronzeTables;
import io.eldercare.ingest.LoadCounts;
import io.eldercare.ingest.Loader;
import io.eldercare.ingest.Receipt;
import io.eldercare.ingest.Slice;
import io.eldercare.ingest.SliceState;
import io.eldercare.job.audit.Breach;
import io.eldercare.job.audit.Breach.Finding;
import io.eldercare.job.audit.CheckResult;
import io.eldercare.job.audit.CheckResult.Check;
import io.eldercare.lake.DeltaFiles;
import io.eldercare.mart.Mart;
import io.eldercare.transform.Transformation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The whole lake made again from the archive, aside, and compared with the one that stands, table by table and month by month. */
final class LakeReplay {
    private final Workplace place;
    private final DeltaFiles lake;
    private final Definitions definitions;
    private final Mart mart;
    private final byte[] secret;

    LakeReplay(Workplace place, DeltaFiles lake, Definitions definitions, Mart mart, byte[] secret) {
        this.place = place;
        this.lake = lake;
        this.definitions = definitions;
        this.mart = mart;
        this.secret = secret.clone();
    }

    /** @param broken tables that are known not to be readable, by layer and name */
    CheckResult run(Set<String> broken) throws IOException {
        Path aside = Night.scratch(place).resolve("audit");
        LakeState.delete(aside);
        try {
            DeltaFiles again = new DeltaFiles(lake.spark(), Files.createDirectories(aside));
            make(again);
            return compare(again, aside, broken);
        } finally {
            DeltaFiles.forgetAll();
            LakeState.delete(aside);
        }
    }

    private void make(DeltaFiles again) {
        Loader loader = new Loader(place.home(), again, definitions, secret);
        DeliveryBook book = new DeliveryBook(place.home(), mart);
        Map<String, Receipt> receipts = new LinkedHashMap<>();
        book.all()
                .forEach(receipt -> receipts.put(
                        receipt.deliveryId(),
                        receipt.profile().isPresent() && !receipt.isRefused()
                                ? receipt.withParts(loader.resolve(receipt))
                                : receipt));
        Map<Slice, SliceState> states = book.states(receipts, true);
        LoadCounts counts = loader.load(states.values(), receipts, receipts.keySet(), feed -> {});
        counts.verify(states.values());
        new BronzeTables(again).write(states.values(), receipts, counts);
        Map<String, SortedSet<YearMonth>> changed = new TreeMap<>();
        SortedSet<YearMonth> known = new TreeSet<>();
        states.keySet().forEach(slice -> {
            changed.computeIfAbsent(slice.feed(), feed -> new TreeSet<>()).add(slice.month());
            known.add(slice.month());
        });
        Transformation transformation = new Transformation(again, definitions);
        Transformation.Plan plan = transformation.plan(changed, known);
        transformation.build(plan, table -> {}).join();
        transformation.compute(plan);
    }

    private CheckResult compare(DeltaFiles again, Path aside, Set<String> broken) throws IOException {
        TreeSet<String> tables =
                new TreeSet<>(io.eldercare.job.release.LakeVersions.of(aside).keySet());
        tables.addAll(
                io.eldercare.job.release.LakeVersions.of(place.home().lake()).keySet());
        List<Finding> findings = new ArrayList<>();
        for (String table : tables) {
            if (!broken.contains(table)) {
                compare(again, table, findings);
            }
        }
        return new CheckResult(Check.REPLAY, tables.size(), tables.size(), findings);
    }

    private void compare(DeltaFiles again, String name, List<Finding> findings) {
        String layer = name.substring(0, name.indexOf('.'));
        String table = name.substring(name.indexOf('.') + 1);
        boolean isFeed = layer.equals("silver") && definitions.contracts().containsKey(table);
        Map<List<String>, RowPrint> right = prints(again, layer, table, isFeed);
        Map<List<String>, RowPrint> there = prints(lake, layer, table, isFeed);
        Map<String, List<String>> keys = new TreeMap<>();
        right.keySet().forEach(key -> keys.put(key.toString(), key));
        there.keySet().forEach(key -> keys.put(key.toString(), key));
        for (List<String> key : keys.values()) {
            if (!RowPrint.NONE.orIn(right, key).equals(RowPrint.NONE.orIn(there, key))) {
                String month = key.get(0).isEmpty() ? "" : key.get(0).substring(0, 7);
                findings.add(
                        isFeed
                                ? Breach.REPLAY_DIFFERS.at(table, key.get(1), month)
                                : Breach.TABLE_DIFFERS.at(name, month));
            }
        }
    }

    private static Map<List<String>, RowPrint> prints(DeltaFiles lake, String layer, String table, boolean isFeed) {
        if (!lake.exists(layer, table)) {
            return Map.of();
        }
        var rows = lake.read(layer, table, month -> true);
        return isFeed ? RowPrint.bySlice(rows) : RowPrint.byMonth(rows);
    }
}
