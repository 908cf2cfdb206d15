package io.eldercare.job.release;

import io.eldercare.job.release.ReleaseEvent.Draft;
import io.eldercare.job.release.ReleaseEvent.Kind;
import io.eldercare.lake.Failpoint;
import io.eldercare.lake.Home;
import io.eldercare.mart.Mart;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * The ledger of releases: grows only, each row with the hash of the one before. A row is given when its file in the archive is on disk;
 * then the mart gets it, in one transaction with all that follows from it. A run that died between the two is made good by
 * {@link #restore}, as is a mart that was lost.
 */
public final class ReleaseLedger {
    private static final RowMapper<ReleaseEvent> EVENT = (row, context) -> new ReleaseEvent(
            row.getInt("seq"),
            row.getObject("at", OffsetDateTime.class).toInstant(),
            Kind.parse(row.getString("kind")),
            row.getString("plan_code"),
            YearMonth.from(row.getObject("month", LocalDate.class)),
            row.getInt("vintage"),
            row.getString("region_code"),
            ReleaseEvent.tree(row.getString("content")),
            row.getString("previous"),
            row.getString("sha256"));

    private final ReleaseArchive archive;
    private final Shelf shelf;
    private final Mart mart;
    private final Clock clock;

    /** One writer at a time: the caller holds the home's lock. */
    public ReleaseLedger(Home home, Mart mart, Clock clock) {
        this.archive = new ReleaseArchive(home);
        this.shelf = new Shelf(ReportFolders.of(home), archive);
        this.mart = mart;
        this.clock = clock;
    }

    /** Brings mart and released documents to what the archive says; costs a look into a folder when they are there already. */
    public void restore() {
        int known =
                mart.<Integer>read(handle -> handle.createQuery("select coalesce(max(seq), 0) from ops.release_event")
                        .mapTo(Integer.class)
                        .one());
        if (archive.size() <= known) {
            return;
        }
        for (ReleaseEvent event : archive.events()) {
            if (event.seq() > known) {
                publish(event);
                if (event.kind() == Kind.FROZEN) {
                    shelf.place(new FrozenVintage(event));
                }
            }
        }
    }

    private void publish(ReleaseEvent event) {
        mart.write(new BulletinRows(archive).of(event));
    }

    /** Writes the next row; it stands when this returns. */
    ReleaseEvent append(Draft draft) {
        ReleaseEvent event = record(draft);
        Failpoint.RELEASE_RECORDED.hit();
        publish(event);
        Failpoint.RELEASE_PUBLISHED.hit();
        return event;
    }

    /** The first half of {@link #append}: the row stands, the mart does not have it yet. */
    ReleaseEvent record(Draft draft) {
        Optional<ReleaseEvent> last = last();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ReleaseEvent event = ReleaseEvent.of(
                last.map(ReleaseEvent::seq).orElse(0) + 1,
                now,
                draft,
                last.map(ReleaseEvent::sha256).orElse(ReleaseEvent.BEGINNING));
        archive.write(event);
        return event;
    }

    private Optional<ReleaseEvent> last() {
        return mart.read(handle -> handle.createQuery("select * from ops.release_event order by seq desc limit 1")
                .map(EVENT)
                .findOne());
    }

    /** Rows about a plan and month, in order. */
    List<ReleaseEvent> events(String plan, YearMonth month) {
        return mart.read(handle -> handle.createQuery(
                        "select * from ops.release_event where plan_code = :plan and month = :month order by seq")
                .bind("plan", plan)
                .bind("month", month.atDay(1))
                .map(EVENT)
                .list());
    }

    List<ReleaseEvent> events() {
        return mart.read(handle -> handle.createQuery("select * from ops.release_event order by seq")
                .map(EVENT)
                .list());
    }

    /** Rows that were touched, taken out or put in, in the archive or in the mart, each named; empty when all is well. */
    List<String> breaches() {
        List<ReleaseEvent> kept = archive.events();
        List<String> breaches = new ArrayList<>(breaches("存档", kept));
        List<ReleaseEvent> mirrored = events();
        breaches.addAll(breaches("集市", mirrored));
        if (kept.size() != mirrored.size()) {
            breaches.add("发布台账：存档有 " + kept.size() + " 行，集市有 " + mirrored.size() + " 行");
        }
        for (int index = 0; index < Math.min(kept.size(), mirrored.size()); index++) {
            if (!kept.get(index).sha256().equals(mirrored.get(index).sha256())) {
                breaches.add("发布台账第 " + kept.get(index).seq() + " 行：存档与集市不一致");
            }
        }
        return breaches;
    }

    private static List<String> breaches(String where, List<ReleaseEvent> events) {
        List<String> breaches = new ArrayList<>();
        String previous = ReleaseEvent.BEGINNING;
        int next = 1;
        for (ReleaseEvent event : events) {
            String row = "发布台账（" + where + "）第 " + event.seq() + " 行";
            if (event.seq() != next) {
                breaches.add(row + "之前缺行");
            } else if (!event.previous().equals(previous)) {
                breaches.add(row + "与前一行接不上");
            }
            if (!event.computed().equals(event.sha256())) {
                breaches.add(row + "被改动过");
            }
            previous = event.sha256();
            next = event.seq() + 1;
        }
        return breaches;
    }
}
