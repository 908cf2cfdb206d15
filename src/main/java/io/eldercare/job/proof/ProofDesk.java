package io.eldercare.job.proof;

import io.eldercare.definitions.Definitions;
import io.eldercare.job.Night;
import io.eldercare.job.UnknownFigureException;
import io.eldercare.job.Workplace;
import io.eldercare.lake.DeltaFiles;
import io.eldercare.lake.Sessions;
import io.eldercare.mart.Mart;
import io.eldercare.mart.MartServer;
import io.eldercare.plan.Plan;
import io.eldercare.plan.Region;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/** What a proof is worked out from. */
record ProofDesk(Workplace place, Definitions definitions, Mart mart) {

    /** With the mart open. */
    static <T> T reading(Workplace place, Function<ProofDesk, T> work) {
        Definitions definitions = Definitions.load(place.definitionsRoot());
        try (MartServer server = Night.openMart(place)) {
            return work.apply(new ProofDesk(place, definitions, new Mart(server.dataSource())));
        }
    }

    /** Work on mart and lake. */
    interface LakeWork<T> {
        T apply(ProofDesk desk, DeltaFiles lake);
    }

    /** With mart and lake open; the session starts beside the mart. */
    static <T> T withLake(Workplace place, LakeWork<T> work) {
        return withSession(place, session -> reading(place, desk -> work.apply(desk, desk.lake(session))));
    }

    /** With the lake open beside this mart. */
    <T> T withLake(LakeWork<T> work) {
        return withSession(place, session -> work.apply(this, lake(session)));
    }

    private DeltaFiles lake(CompletableFuture<SparkSession> session) {
        return new DeltaFiles(session.join(), place.home().lake());
    }

    /** A session that was not there before is stopped. */
    private static <T> T withSession(Workplace place, Function<CompletableFuture<SparkSession>, T> work) {
        boolean ownSession = SparkSession.getDefaultSession().isEmpty();
        CompletableFuture<SparkSession> session =
                CompletableFuture.supplyAsync(() -> Sessions.open(Night.scratch(place)));
        try {
            return work.apply(session);
        } finally {
            SparkSession opened = session.join();
            if (ownSession) {
                opened.stop();
            }
        }
    }

    /** @throws UnknownFigureException naming the plans there are */
    Plan plan(String code) {
        return definitions.plans().stream()
                .filter(plan -> plan.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new UnknownFigureException("没有代码为 " + code + " 的规划；现有："
                        + definitions.plans().stream().map(Plan::code).collect(Collectors.joining("、"))));
    }

    /** @throws UnknownFigureException for a code that the register of regions does not hold */
    Region region(String code) {
        return definitions
                .regions()
                .find(code)
                .orElseThrow(() -> new UnknownFigureException(
                        "区划代码 " + code + " 不在区划表（sql/reference/regions.csv、townships.csv）中。"));
    }

    String regionName(String code) {
        return definitions.regions().find(code).map(Region::name).orElse(code);
    }

    String feedName(String feed) {
        return Optional.ofNullable(definitions.contracts().get(feed))
                .map(contract -> contract.title())
                .orElse(feed);
    }
}
