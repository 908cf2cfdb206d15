package io.eldercare.job.release;

import io.eldercare.definitions.Messages;
import io.eldercare.job.release.ReleaseEvent.Draft;
import io.eldercare.job.release.ReleaseEvent.Kind;
import io.eldercare.lake.Archive;
import io.eldercare.report.CountyPage;
import io.eldercare.report.Release.Verdict;
import io.eldercare.report.ReportRequest;
import io.eldercare.report.Reports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The counties' part: each gets its page and has two working days for an answer. */
final class Confirmation {
    private final ReleaseDesk desk;
    private final String plan;
    private final YearMonth month;

    Confirmation(ReleaseDesk desk, String plan, YearMonth month) {
        this.desk = desk;
        this.plan = plan;
        this.month = month;
    }

    /** Asks every county that was not asked about its present figures; asking again changes nothing. */
    Bulletins.Asked ask() {
        int vintage = desk.latestVintage(plan, month) + 1;
        LocalDate due = desk.definitions().workingDays().after(desk.today(), ConfirmationWindow.WORKING_DAYS);
        ReportRequest draft =
                desk.draft(plan, month, vintage, desk.place().home().reports());
        ConfirmationWindow window = desk.window(plan, month, vintage);
        List<Bulletins.CountyAsked> counties = new ArrayList<>();
        for (CountyPage page : pages(draft, due)) {
            if (window.isShown(page.county(), page.figures())) {
                ConfirmationWindow.Asked before = window.counties().get(page.county());
                counties.add(asked(page, Objects.requireNonNull(before).due(), List.of(), false));
            } else {
                List<Path> files = write(page);
                open(page, vintage, due);
                counties.add(asked(page, due, files, true));
            }
        }
        boolean known = desk.definitions().workingDays().knows(due);
        return new Bulletins.Asked(plan, month, vintage, counties, known);
    }

    /** The one place where the counties' pages are made. */
    private List<CountyPage> pages(ReportRequest draft, LocalDate due) {
        return Reports.countyPages(draft, new Messages(desk.definitions()), due);
    }

    private static Bulletins.CountyAsked asked(CountyPage page, LocalDate due, List<Path> files, boolean asked) {
        return new Bulletins.CountyAsked(page.county(), page.name(), due, files, asked);
    }

    private List<Path> write(CountyPage page) {
        Path folder = desk.place().home().feedback().resolve(page.county()).resolve(month.toString());
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : page.files().entrySet()) {
            Path target = folder.resolve(file.getKey());
            try {
                Archive.writeDurably(target, file.getValue());
            } catch (IOException failure) {
                throw new UncheckedIOException("Cannot write the page of " + page.county(), failure);
            }
            files.add(target);
        }
        return files;
    }

    private void open(CountyPage page, int vintage, LocalDate due) {
        SortedMap<String, String> digests = new TreeMap<>();
        page.files().forEach((name, bytes) -> digests.put(name, Archive.sha256(bytes)));
        desk.ledger()
                .append(new Draft(
                        Kind.OPENED,
                        plan,
                        month,
                        vintage,
                        page.county(),
                        Map.of("due", due.toString(), "figures", page.figures(), "pages", digests)));
    }

    /**
     * Writes down what a county said; the last word counts.
     *
     * @param verdict confirmed or objected
     * @param text the words of an objection
     */
    Bulletins.Answered answer(String county, Verdict verdict, Optional<String> text) {
        int vintage = desk.latestVintage(plan, month) + 1;
        ConfirmationWindow window = desk.window(plan, month, vintage);
        String name = desk.regionName(county);
        if (!window.isOpened()) {
            throw new ReleaseException(
                    vintage == 1
                            ? plan + " " + month + " 还没有发出核对单，请先运行 bulletin --confirm"
                            : plan + " " + month + " 已经发布，不再登记答复；要出修订版请先运行 bulletin --confirm");
        }
        if (!window.counties().containsKey(county)) {
            throw new ReleaseException(name + "（" + county + "）不在 " + plan + " " + month + " 的核对名单内。名单："
                    + String.join("、", window.counties().keySet()));
        }
        String words = text.map(String::strip).orElse("");
        if (verdict == Verdict.OBJECTED && words.isEmpty()) {
            throw new ReleaseException("异议须写明内容：--text \"哪一项、应为多少、依据哪份报表\"");
        }
        desk.ledger()
                .append(new Draft(
                        Kind.ANSWERED,
                        plan,
                        month,
                        vintage,
                        county,
                        Map.of("verdict", verdict.name().toLowerCase(Locale.ROOT), "text", words)));
        return new Bulletins.Answered(plan, month, county, name, verdict, words);
    }
}
