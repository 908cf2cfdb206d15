package io.eldercare.simulate;

import io.eldercare.simulate.SimulationRequest.Faults;
import io.eldercare.simulate.SimulationRequest.Format;
import io.eldercare.simulate.draw.Chance;
import io.eldercare.simulate.feed.Damage;
import io.eldercare.simulate.feed.FaultRates.Event;
import io.eldercare.simulate.feed.FaultRates.Kind;
import io.eldercare.simulate.feed.Feed;
import io.eldercare.simulate.feed.Layout;
import io.eldercare.simulate.feed.RowFaults;
import io.eldercare.simulate.feed.Sheet;
import io.eldercare.simulate.feed.SheetFile;
import io.eldercare.simulate.feed.Table;
import io.eldercare.simulate.feed.WorkbookFile;
import io.eldercare.simulate.world.Calibration;
import io.eldercare.simulate.world.World;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sends a county's or a city's tables as its office would: in its layouts, at its hours, with its mistakes. */
final class Courier {
    private static final String WORKBOOK = "workbook";
    private static final String CITY = "city";
    private static final int REPLACED_EVERY = 50;

    private final SimulationRequest request;
    private final Calibration calibration;
    private final World world;
    private final Outbox outbox;
    private final RowFaults rowFaults;
    private final Map<String, byte[]> lastMonth = new HashMap<>();

    Courier(SimulationRequest request, Calibration calibration, World world, Outbox outbox) {
        this.request = request;
        this.calibration = calibration;
        this.world = world;
        this.outbox = outbox;
        this.rowFaults = new RowFaults(calibration.faults());
    }

    Office officeOf(int county) {
        return new Office(
                world.code(county), world.plan().counties().get(county).office(), county + 1);
    }

    Office officeOf(String city) {
        return new Office(city, CITY, 0);
    }

    void send(Office office, YearMonth month, List<Table> tables) throws IOException {
        List<Table> together = new ArrayList<>();
        for (Table table : tables) {
            Kind kind = kind(office, table);
            boolean inWorkbook = layout(office, table).container() == Layout.Container.WORKBOOK;
            if (inWorkbook && kind == Kind.NONE) {
                together.add(damaged(table, 1));
            } else if (kind != Kind.MISSING) {
                new Delivery(office, table, kind).send();
            }
        }
        if (!together.isEmpty()) {
            Chance chance = chance(office, month, WORKBOOK);
            boolean late = faulty() && chance.happens(calibration.faults().late());
            List<Sheet> sheets = new ArrayList<>();
            int rows = 0;
            for (Table table : together) {
                sheets.add(sheet(office, table, layout(office, table), Set.of()));
                rows += table.rows().size();
            }
            String code = office.code();
            outbox.put(
                    code,
                    Outbox.name(WORKBOOK, code, month, 1, "", "xlsx"),
                    WorkbookFile.write(sheets),
                    rows,
                    late ? at(month, chance, 6, 16) : at(month, chance, 1, 5));
        }
    }

    private boolean faulty() {
        return request.faults() == Faults.REALISTIC;
    }

    private Kind kind(Office office, Table table) {
        if (!faulty()) {
            return Kind.NONE;
        }
        int ordinal = (int) ChronoUnit.MONTHS.between(request.from(), table.month()) + 1;
        for (Event event : calibration.faults().events()) {
            boolean here = event.month() == ordinal && event.county() == office.ordinal();
            if (here && event.feed().equals(table.feed().code())) {
                return event.kind();
            }
        }
        if (layout(office, table).container() == Layout.Container.WORKBOOK) {
            return Kind.NONE;
        }
        Chance chance = chance(office, table.month(), "fate", table.feed());
        if (chance.happens(calibration.faults().late())) {
            return Kind.LATE;
        }
        boolean mayBeWrong =
                calibration.faults().rows().containsKey(table.feed().code());
        return mayBeWrong && chance.happens(calibration.faults().corrected()) ? Kind.CORRECTION : Kind.NONE;
    }

    private Layout layout(Office office, Table table) {
        return request.format() == Format.CSV
                ? Layout.PLAIN
                : calibration.layout(office.kind(), table.feed().code());
    }

    private Chance chance(Office office, YearMonth month, Object... purpose) {
        return world.chance("courier", office.code(), month, List.of(purpose));
    }

    private Table damaged(Table table, double factor) {
        return faulty()
                ? rowFaults.spoiled(
                        table, factor, world.chance("damage", table.county(), table.month(), table.feed(), factor))
                : table;
    }

    private Sheet sheet(Office office, Table table, Layout layout, Set<String> leftOut) {
        Set<String> without = new HashSet<>(leftOut);
        if (!office.isCity()) {
            without.add(table.feed().onlyInCityFiles());
        }
        return Sheet.of(
                table,
                layout,
                calibration.feed(table.feed().code()),
                world.geography().name(office.code()),
                without);
    }

    private static LocalDateTime at(YearMonth month, Chance chance, int first, int last) {
        return month.plusMonths(1)
                .atDay(chance.between(first, last))
                .atTime(chance.between(8, 17), chance.between(0, 59), chance.between(0, 59));
    }

    /** One feed of one county and month on its way. */
    private final class Delivery {
        private final Office office;
        private final Table table;
        private final Kind kind;
        private final Layout layout;
        private final Chance chance;
        private final String folder;

        Delivery(Office office, Table table, Kind kind) {
            this.office = office;
            this.table = table;
            this.kind = kind;
            Layout usual = layout(office, table);
            this.layout = usual.container() == Layout.Container.WORKBOOK ? usual.as(Layout.Container.FORM) : usual;
            this.chance = chance(office, table.month(), table.feed());
            this.folder = office.code();
        }

        void send() throws IOException {
            switch (kind) {
                case NONE -> sendUsual(on(1, 5));
                case LATE -> sendUsual(on(6, 16));
                case CORRECTION -> {
                    put(damaged(table, calibration.faults().correctionFactor()), 1, "", on(1, 3));
                    put(table, 2, "", on(7, 10));
                }
                case VOID -> {
                    put(damaged(table, 1), 1, "", on(1, 3));
                    put(table.with(List.of()), 2, "void", on(4, 4));
                    put(damaged(table, 1), 3, "", on(7, 9));
                }
                case WRONG_SENDER -> {
                    String other = world.code(office.ordinal() % world.counties());
                    Table sent = damaged(table, 1);
                    put(other, sent, bytes(sent, Set.of()), 1, "", on(1, 2));
                    put(folder, sent, bytes(sent, Set.of()), 1, "", on(4, 5));
                }
                case SENT_AGAIN -> {
                    byte[] old = lastMonth.get(key());
                    put(folder, table, old == null ? bytes(table, Set.of()) : old, 1, "", on(1, 5));
                }
                case CONFLICT -> {
                    Table sent = damaged(table, 1);
                    Table shorter = sent.with(
                            sent.rows().subList(0, Math.max(0, sent.rows().size() - 3)));
                    put(sent, 1, "", on(1, 2));
                    put(folder + "/补报", shorter, bytes(shorter, Set.of()), 1, "", on(4, 5));
                }
                case MISSING_COLUMN -> {
                    byte[] narrow = bytes(table, Set.of(Damage.required(table.feed())));
                    put(folder, table, narrow, 1, "", on(1, 3));
                    put(damaged(table, 1), 2, "", on(7, 10));
                }
                case EMPTY -> put(table.with(List.of()), 1, "", on(1, 5));
                case MISSING -> throw new IllegalStateException("a missing file is not sent");
            }
        }

        private void sendUsual(LocalDateTime arrival) throws IOException {
            Table sent = damaged(table, 1);
            boolean deltas = request.format() == Format.MIXED
                    && calibration.sendsDeltas(office.kind(), table.feed().code());
            if (deltas) {
                sendDeltas(sent, arrival.withDayOfMonth(kind == Kind.LATE ? arrival.getDayOfMonth() : 1));
            } else {
                put(sent, 1, "", arrival);
            }
        }

        /** The larger part as full with some outcomes still open; three nights add the rest and replace the open ones. */
        private void sendDeltas(Table sent, LocalDateTime arrival) throws IOException {
            int size = sent.rows().size();
            int full = size * 6 / 10;
            List<@Nullable Object[]> first = new ArrayList<>();
            List<@Nullable Object[]> replacing = new ArrayList<>();
            int outcome = Feed.VISIT.position("outcome");
            for (int index = 0; index < full; index++) {
                @Nullable Object[] row = sent.rows().get(index);
                if (index % REPLACED_EVERY == 7) {
                    replacing.add(row);
                    row = row.clone();
                    row[outcome] = "未见到";
                }
                first.add(row);
            }
            put(sent.with(first), 1, "", arrival);
            for (int night = 0; night < 3; night++) {
                int from = full + (size - full) * night / 3;
                int to = full + (size - full) * (night + 1) / 3;
                List<@Nullable Object[]> rows = new ArrayList<>(night == 0 ? replacing : List.of());
                rows.addAll(sent.rows().subList(from, to));
                put(sent.with(rows), night + 2, "delta", arrival.plusDays(night + 1));
            }
        }

        private void put(Table sent, int revision, String mode, LocalDateTime arrival) throws IOException {
            put(folder, sent, bytes(sent, Set.of()), revision, mode, arrival);
        }

        private void put(String into, Table sent, byte[] content, int revision, String mode, LocalDateTime arrival)
                throws IOException {
            if (isSentAgainLater()) {
                lastMonth.put(key(), content);
            }
            String name = Outbox.name(
                    table.feed().code(),
                    table.county(),
                    table.month(),
                    revision,
                    mode,
                    layout.container().extension());
            outbox.put(into, name, content, sent.rows().size(), arrival);
        }

        private byte[] bytes(Table sent, Set<String> leftOut) throws IOException {
            return SheetFile.write(sheet(office, sent, layout, leftOut));
        }

        private boolean isSentAgainLater() {
            return faulty()
                    && calibration.faults().events().stream()
                            .anyMatch(event -> event.kind() == Kind.SENT_AGAIN
                                    && event.county() == office.ordinal()
                                    && event.feed().equals(table.feed().code()));
        }

        private String key() {
            return table.county() + "/" + table.feed();
        }

        private LocalDateTime on(int first, int last) {
            return at(table.month(), chance, first, last);
        }
    }
}
