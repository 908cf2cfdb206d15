package io.eldercare.job.release;

import io.eldercare.definitions.MailSettings;
import io.eldercare.definitions.MailSettings.Recipient;
import io.eldercare.job.release.Enclosures.Enclosure;
import io.eldercare.job.release.ReleaseEvent.Draft;
import io.eldercare.job.release.ReleaseEvent.Kind;
import jakarta.mail.MessagingException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sends a released vintage to the lists of settings.yml, a mail a recipient. The ledger gets a row before each mail and one after it; who
 * has been served is passed over, and where the second row is missing nobody knows whether the server took the mail: that one is not
 * sent again unless it is asked for.
 */
final class Sending {
    private final ReleaseDesk desk;
    private final FrozenVintage frozen;
    private final MailSettings settings;
    private final BulletinMail mail;
    private final Map<String, Kind> states = new HashMap<>();
    private final List<Bulletins.Mailed> sent = new ArrayList<>();
    private final List<Bulletins.Mailed> before = new ArrayList<>();
    private final List<Bulletins.Mailed> failed = new ArrayList<>();
    private final List<Bulletins.Mailed> doubtful = new ArrayList<>();

    Sending(ReleaseDesk desk, FrozenVintage frozen, MailSettings settings) {
        this.desk = desk;
        this.frozen = frozen;
        this.settings = settings;
        String jurisdiction = desk.definitions().plan(frozen.plan()).jurisdiction();
        this.mail = new BulletinMail(frozen, desk.regionName(jurisdiction), settings.from());
    }

    static Sending of(ReleaseDesk desk, String plan, YearMonth month) {
        int latest = desk.latestVintage(plan, month);
        if (latest == 0) {
            throw new ReleaseException(plan + " " + month + " 还没有发布，不能发送：请先运行 bulletin --freeze");
        }
        MailSettings settings = desk.definitions()
                .settings()
                .mail()
                .orElseThrow(
                        () -> new ReleaseException("没有设置邮件服务器和收件名单：请在 jobs/settings.yml 写 mail（见 docs/release.md）"));
        return new Sending(desk, desk.frozen(plan, month, latest), settings);
    }

    /** What to do about mails of which nobody knows whether they went. */
    enum Doubtful {
        NAMED,
        SENT_AGAIN
    }

    /** @throws DeliveryFailedException when somebody has not got it for sure */
    Bulletins.Sent send(Doubtful choice) {
        desk.ledger().events(frozen.plan(), frozen.month()).stream()
                .filter(event -> event.vintage() == frozen.vintage())
                .filter(event -> !event.text("message_id").isEmpty())
                .forEach(event -> states.put(event.text("message_id"), event.kind()));
        List<Recipient> open = new ArrayList<>();
        for (Recipient recipient : settings.recipients()) {
            Kind state = states.get(mail.messageId(recipient));
            if (state == Kind.DELIVERED) {
                before.add(mailed(recipient, ""));
            } else if (state == Kind.SENDING && choice == Doubtful.NAMED) {
                doubtful.add(mailed(recipient, "上次发送中断"));
            } else {
                open.add(recipient);
            }
        }
        if (!open.isEmpty()) {
            try (Postbox postbox = Postbox.open(settings, desk.place().environment())) {
                open.forEach(recipient -> send(postbox, recipient));
            }
        }
        refuseToCallItDone();
        return new Bulletins.Sent(frozen.plan(), frozen.month(), frozen.vintage(), sent, before);
    }

    private Bulletins.Mailed mailed(Recipient recipient, String reason) {
        return new Bulletins.Mailed(
                recipient.role().name().toLowerCase(Locale.ROOT),
                recipient.address(),
                mail.messageId(recipient),
                reason);
    }

    private void send(Postbox postbox, Recipient recipient) {
        if (!postbox.isOpen()) {
            failed.add(mailed(recipient, "与邮件服务器的连接已断，没有发出"));
            return;
        }
        List<Enclosure> enclosures = Enclosures.of(recipient.role(), mail.title(), frozen.documents());
        List<byte[]> bytes = enclosures.stream()
                .map(enclosure -> desk.archive().bytes(enclosure.sha256()))
                .toList();
        note(Kind.SENDING, recipient, enclosures, "");
        Postbox.Outcome outcome;
        try {
            Date now = Date.from(desk.place().clock().instant());
            outcome = postbox.send(mail.message(postbox.session(), recipient, enclosures, bytes, now));
        } catch (MessagingException failure) {
            outcome = new Postbox.Outcome(Postbox.Outcome.State.REFUSED, String.valueOf(failure.getMessage()));
        }
        switch (outcome.state()) {
            case ACCEPTED -> {
                note(Kind.DELIVERED, recipient, enclosures, "");
                sent.add(mailed(recipient, ""));
            }
            case REFUSED -> {
                note(Kind.FAILED, recipient, enclosures, outcome.reason());
                failed.add(mailed(recipient, outcome.reason()));
            }
            case UNKNOWN -> doubtful.add(mailed(recipient, outcome.reason()));
        }
    }

    private void note(Kind kind, Recipient recipient, List<Enclosure> enclosures, String reason) {
        Map<String, String> digests = new TreeMap<>();
        enclosures.forEach(enclosure -> digests.put(enclosure.document(), enclosure.sha256()));
        Map<String, Object> content = new TreeMap<>();
        content.put("role", recipient.role().name().toLowerCase(Locale.ROOT));
        content.put("recipient", recipient.address());
        content.put("message_id", mail.messageId(recipient));
        content.put("attachments", digests);
        if (!reason.isEmpty()) {
            content.put("reason", reason);
        }
        desk.ledger()
                .append(new Draft(kind, frozen.plan(), frozen.month(), frozen.vintage(), recipient.region(), content));
    }

    private void refuseToCallItDone() {
        if (failed.isEmpty() && doubtful.isEmpty()) {
            return;
        }
        List<String> parts = new ArrayList<>();
        parts.add("已送达 " + (sent.size() + before.size()) + " 人");
        failed.forEach(one -> parts.add(one.address() + " 没有送达（" + one.reason() + "）"));
        doubtful.forEach(
                one -> parts.add(one.address() + " 是否送达不明（" + one.reason() + "，邮件编号 " + one.messageId() + "）"));
        String advice = doubtful.isEmpty()
                ? "。排除原因后再运行一次，只发给没有送达的人"
                : "。不明的请先问收件人或查邮件服务器，确未收到的用 --resend-doubtful 重发；其余再运行一次即可";
        throw new DeliveryFailedException(
                frozen.plan() + " " + frozen.month() + "：" + String.join("；", parts) + advice);
    }
}
