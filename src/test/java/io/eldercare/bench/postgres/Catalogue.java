package io.eldercare.bench.postgres;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Definitions;
import io.eldercare.definitions.Kpi;
import io.eldercare.plan.Region;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** The tables, the program's regions, code lists and indicators in them, and the partitions of the months. */
public final class Catalogue {
    private final Definitions definitions;
    private final List<String> feeds;
    private final Set<String> facts;

    /**
     * @param feeds that are delivered
     * @param facts whose indicators are computed
     */
    public Catalogue(Definitions definitions, List<String> feeds, Set<String> facts) {
        this.definitions = definitions;
        this.feeds = List.copyOf(feeds);
        this.facts = Set.copyOf(facts);
    }

    public Contract contract(String feed) {
        return Optional.ofNullable(definitions.contracts().get(feed)).orElseThrow();
    }

    public void create(Database database) throws SQLException {
        database.run(new Script("functions"));
        database.run(new Script("tables"));
        database.run(new Script("feeds"));
        database.insert("insert into region values (?, ?, ?, ?)", regions());
        database.insert("insert into region_spelling values (?, ?) on conflict do nothing", spellings());
        database.insert("insert into census values (?, ?, ?)", census());
        database.insert("insert into code_spelling values (?, ?, ?) on conflict do nothing", codes());
        database.insert("insert into kpi values (?, ?, ?)", kpis());
    }

    /** Partitions are unlogged: the load can be repeated. */
    public void divide(Database database, SortedSet<YearMonth> months) throws SQLException {
        List<String> tables = new ArrayList<>(feeds);
        tables.addAll(List.of("visited_month", "served_month"));
        for (YearMonth month : months) {
            database.run("insert into target_month values ('" + month.atDay(1) + "', '" + month.atEndOfMonth() + "')");
            for (String table : tables) {
                database.run("create unlogged table " + table + "_" + Script.id(month) + " partition of " + table
                        + " for values in ('" + month.atDay(1) + "')");
            }
        }
    }

    /** A bureau's server would stay up; this one ends, and need not write out what is thrown away with it. */
    public static void drop(Database database) throws SQLException {
        database.run("drop schema public cascade");
    }

    private List<Object[]> regions() {
        List<Object[]> rows = new ArrayList<>();
        for (Region region : definitions.regions().all()) {
            if (region.level() != Region.Level.TOWNSHIP) {
                rows.add(new Object[] {
                    region.code(),
                    region.level().name().toLowerCase(java.util.Locale.ROOT),
                    region.parentCode().orElse(null),
                    region.hostCode().orElse(null)
                });
            }
        }
        return rows;
    }

    private List<Object[]> spellings() {
        Map<String, String> spellings = new LinkedHashMap<>();
        for (Region region : definitions.regions().all()) {
            if (region.level() == Region.Level.COUNTY) {
                spellings.put(region.name(), region.code());
                spellings.put(region.code() + "000000", region.code());
                region.parentCode()
                        .flatMap(definitions.regions()::find)
                        .ifPresent(parent -> spellings.put(parent.name() + region.name(), region.code()));
            }
            spellings.put(region.code(), region.code());
        }
        List<Object[]> rows = new ArrayList<>();
        spellings.forEach((spelling, code) -> rows.add(new Object[] {spelling, code}));
        return rows;
    }

    private List<Object[]> census() {
        List<Object[]> rows = new ArrayList<>();
        definitions
                .census()
                .forEach((code, census) -> rows.add(new Object[] {code, (int) census.pop60(), (int) census.pop65()}));
        return rows;
    }

    private List<Object[]> codes() {
        List<Object[]> rows = new ArrayList<>();
        for (String feed : feeds) {
            for (Contract.Column column : contract(feed).columns()) {
                String name = feed + "." + column.name();
                column.codes().keySet().forEach(code -> rows.add(new Object[] {name, Header.squeeze(code), code}));
                column.codes()
                        .forEach((code, spellings) -> spellings.forEach(
                                spelling -> rows.add(new Object[] {name, Header.squeeze(spelling), code})));
            }
        }
        return rows;
    }

    private List<Object[]> kpis() {
        Collection<Kpi> kpis = definitions.kpis().values();
        return kpis.stream()
                .filter(kpi -> facts.contains(kpi.fact()))
                .map(kpi -> new Object[] {kpi.code(), kpi.feeds().toArray(String[]::new), kpi.isShare()})
                .toList();
    }
}
