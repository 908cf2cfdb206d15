package io.eldercare.transform;

import io.eldercare.definitions.Model;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Builds tables side by side, each as soon as those that it reads are built. */
final class BuildOrder {
    private final Collection<Model> tables;
    private final Consumer<Model> build;
    private final Executor workers;
    private final Map<String, CompletableFuture<Void>> started = new HashMap<>();

    /** @param tables what is built; tables that they read beside these stand already */
    BuildOrder(Collection<Model> tables, Consumer<Model> build, Executor workers) {
        this.tables = tables;
        this.build = build;
        this.workers = workers;
    }

    /** Starts a table after those that it reads; one that was started is left as it is. */
    void start(Model table) {
        if (started.containsKey(name(table))) {
            return;
        }
        Set<String> read =
                table.reads().stream().filter(name -> !name.equals(name(table))).collect(Collectors.toSet());
        started.put(name(table), startAll(read).thenRunAsync(() -> build.accept(table), workers));
    }

    /**
     * Starts those of the named tables that are built here.
     *
     * @return done when they are
     */
    CompletableFuture<Void> startAll(Set<String> names) {
        tables.stream().filter(table -> names.contains(name(table))).forEach(this::start);
        return CompletableFuture.allOf(
                names.stream().filter(started::containsKey).map(started::get).toArray(CompletableFuture[]::new));
    }

    /** Done when all that was started is; failed where one failed. */
    CompletableFuture<Void> done() {
        return CompletableFuture.allOf(started.values().toArray(CompletableFuture[]::new));
    }

    private static String name(Model table) {
        return "gold." + table.name();
    }
}
