package io.eldercare.transform;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.LakeBook;
import io.eldercare.definitions.Model;
import io.eldercare.lake.DeltaFiles;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The lake's relations one by one over the whole history, for queries that people write; each is opened when a query names it. */
public final class LakeTables {
    private final DeltaFiles lake;
    private final LakeViews views;
    private final Map<String, Contract> contracts;
    private final Map<String, Model> gold;

    public LakeTables(DeltaFiles lake, Map<String, Contract> contracts, Map<String, Model> gold) {
        this.lake = lake;
        this.views = new LakeViews(lake, contracts);
        this.contracts = contracts;
        this.gold = gold;
    }

    /** Names that can be opened: tables that have been written, and views over them. */
    public SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>();
        for (String name : LakeBook.known(contracts.keySet(), gold.keySet())) {
            if (exists(name)) {
                names.add(name);
            }
        }
        return names;
    }

    private boolean exists(String name) {
        String table = table(name);
        if (layer(name).equals("bronze") || name.equals("silver.slice")) {
            return lake.exists("bronze", "delivery_part");
        }
        if (name.equals("silver.rejection") || table.equals(MonthCalendar.TABLE)) {
            return true;
        }
        return lake.exists(layer(name), table)
                || model(name).filter(this::isFed).isPresent();
    }

    private boolean isFed(Model model) {
        return model.reads().stream().allMatch(this::exists);
    }

    /** A dimension over feeds is a query of its own; facts and the other dimensions are written. */
    private Optional<Model> model(String name) {
        return Optional.ofNullable(layer(name).equals("gold") ? gold.get(table(name)) : null)
                .filter(model -> !GoldBuilder.isFact(model));
    }

    /** @param name one of {@link #names} */
    public Dataset<Row> open(String name) {
        register(name);
        return lake.spark().table(layer(name) + "__" + table(name));
    }

    private void register(String name) {
        switch (name) {
            case "bronze.delivery" -> views.registerDeliveries();
            case "bronze.delivery_part", "silver.slice" -> views.registerSlices("true");
            case "silver.rejection" -> views.registerRejections(month -> true);
            case "silver.finding" -> views.registerFindings();
            default -> model(name).ifPresentOrElse(this::registerModel, () -> registerTable(name));
        }
    }

    private void registerModel(Model model) {
        model.reads().forEach(this::register);
        views.registerModel(model);
    }

    private void registerTable(String name) {
        Contract contract = contracts.get(table(name));
        if (layer(name).equals("silver") && contract != null) {
            views.registerFeed(contract, month -> true);
        } else {
            views.registerGold(table(name));
        }
    }

    private static String layer(String name) {
        return name.substring(0, name.indexOf('.'));
    }

    private static String table(String name) {
        return name.substring(name.indexOf('.') + 1);
    }
}
