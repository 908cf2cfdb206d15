package io.eldercare.job.release;

import io.eldercare.job.Workplace;
import io.eldercare.report.Release;
import io.eldercare.report.Release.Verdict;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** What the command {@code bulletin} does, each step with the home locked. A month that is not given is the latest with figures. */
public final class Bulletins {
    private Bulletins() {}

    /** @param vintage the draft of which vintage */
    public record Made(String plan, YearMonth month, int vintage, Path folder, List<Path> files) {}

    /** @param holidaysKnown whether the notice on holidays of that year is registered */
    public record Asked(String plan, YearMonth month, int vintage, List<CountyAsked> counties, boolean holidaysKnown) {}

    /** @param asked now, not before; then {@code files} are its pages */
    public record CountyAsked(String county, String name, LocalDate due, List<Path> files, boolean asked) {}

    public record Answered(String plan, YearMonth month, String county, String name, Verdict verdict, String text) {}

    /**
     * @param printObjections release with open objections, which are printed
     * @param withoutConfirmation release although counties were not asked or have not answered
     * @param revision release another vintage of a released month without asking the counties
     */
    public record FreezeRequest(boolean printObjections, boolean withoutConfirmation, boolean revision) {}

    /**
     * @param released now, not before
     * @param documents digests by name within the folder
     */
    public record Frozen(
            String plan,
            YearMonth month,
            int vintage,
            int issue,
            LocalDate releasedOn,
            boolean released,
            Path folder,
            SortedMap<String, String> documents) {}

    /** @param findings what is not as released; empty when all is well */
    public record Verified(int events, int vintages, List<String> findings) {}

    /** A mail to one recipient; {@code reason} is empty for one that went. */
    public record Mailed(String role, String address, String messageId, String reason) {}

    /** @param before who had been served by an earlier run */
    public record Sent(String plan, YearMonth month, int vintage, List<Mailed> sent, List<Mailed> before) {}

    /** Makes the documents of a month as they would be released now; of a released month, the draft of a revision. */
    public static Made make(Workplace place, String plan, Optional<YearMonth> wanted) {
        return ReleaseDesk.at(place, desk -> {
            YearMonth month = desk.month(plan, wanted);
            int vintage = desk.latestVintage(plan, month) + 1;
            Path folder = ReportFolders.of(place.home()).of(plan, month, vintage);
            Release stage = DraftStage.of(desk, plan, month, vintage);
            List<Path> files =
                    Documents.write(desk.draft(plan, month, vintage, folder).released(stage, vintage));
            return new Made(plan, month, vintage, folder, files);
        });
    }

    /** Prepares each sending county's page and opens its term of two working days. */
    public static Asked confirm(Workplace place, String plan, Optional<YearMonth> month) {
        return ReleaseDesk.at(place, desk -> new Confirmation(desk, plan, desk.month(plan, month)).ask());
    }

    /** Writes down a county's answer. */
    public static Answered answer(
            Workplace place,
            String plan,
            Optional<YearMonth> month,
            String county,
            Verdict verdict,
            Optional<String> text) {
        return ReleaseDesk.at(
                place, desk -> new Confirmation(desk, plan, desk.month(plan, month)).answer(county, verdict, text));
    }

    /**
     * Fixes a vintage.
     *
     * @throws ReleaseStoppedException while an objection is open or an answer is waited for
     */
    public static Frozen freeze(Workplace place, String plan, Optional<YearMonth> month, FreezeRequest request) {
        return ReleaseDesk.at(place, desk -> new Freezing(desk, plan, desk.month(plan, month)).freeze(request));
    }

    /**
     * Sends the latest released vintage by mail to those who have not got it.
     *
     * @throws DeliveryFailedException when somebody has not got it for sure
     */
    public static Sent send(Workplace place, String plan, Optional<YearMonth> month) {
        return send(place, plan, month, Sending.Doubtful.NAMED);
    }

    /** The same, and once more to those of whom nobody knows whether they got it. */
    public static Sent sendDoubtfulAgain(Workplace place, String plan, Optional<YearMonth> month) {
        return send(place, plan, month, Sending.Doubtful.SENT_AGAIN);
    }

    private static Sent send(Workplace place, String plan, Optional<YearMonth> wanted, Sending.Doubtful choice) {
        return ReleaseDesk.at(place, desk -> {
            YearMonth month = wanted.orElseGet(() -> desk.latestReleased(plan));
            return Sending.of(desk, plan, month).send(choice);
        });
    }

    /** Compares ledger, archive and released documents with one another, of all plans and months. */
    public static Verified verify(Workplace place) {
        return ReleaseDesk.reading(place, desk -> {
            ReleaseProof proof = new ReleaseProof(place.home(), desk.mart(), place.clock());
            List<String> findings = new ArrayList<>(proof.ledger());
            findings.addAll(proof.documents(proof.vintages()));
            return new Verified(proof.rows(), proof.vintages().size(), findings);
        });
    }
}
