package io.eldercare.job.release;

import io.eldercare.definitions.MailSettings.Recipient;
import io.eldercare.job.release.Enclosures.Enclosure;
import io.eldercare.lake.Archive;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A released bulletin as a mail to one recipient. Subject and file names are encoded by RFC 2047 and RFC 2231; the Message-ID follows
 * from vintage and recipient, so that a second copy of the same mail is known as such.
 *
 * @param place the jurisdiction's name
 */
record BulletinMail(FrozenVintage frozen, String place, String from) {
    private static final int ID_LENGTH = 32;

    private static final Map<String, String> TYPES = Map.of(
            "pdf", "application/pdf",
            "html", "text/html; charset=UTF-8",
            "csv", "text/csv; charset=UTF-8",
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    String messageId(Recipient recipient) {
        String subject = String.join(
                "|",
                frozen.plan(),
                frozen.month().toString(),
                Integer.toString(frozen.vintage()),
                frozen.kind(),
                recipient.address().toLowerCase(Locale.ROOT));
        String hash = Archive.sha256(subject.getBytes(StandardCharsets.UTF_8)).substring(0, ID_LENGTH);
        return "<" + hash + "@" + from.substring(from.indexOf('@') + 1) + ">";
    }

    /** The name of the issue, without what a file name cannot have. */
    String title() {
        String revision = frozen.vintage() == 1 ? "" : "修订" + (frozen.vintage() - 1);
        return place + "养老服务工作月度通报" + frozen.month().getYear() + "年"
                + frozen.month().getMonthValue() + "月" + revision;
    }

    private String subject() {
        return title() + "（" + frozen.releasedOn().getYear() + "年第" + frozen.issue() + "期）";
    }

    private String text(List<Enclosure> enclosures) {
        StringBuilder text = new StringBuilder("现发送《" + place + "养老服务工作月度通报》"
                + frozen.releasedOn().getYear() + "年第" + frozen.issue() + "期（"
                + frozen.month().getYear() + "年"
                + frozen.month().getMonthValue() + "月数据）" + (frozen.vintage() == 1 ? "" : "的修订稿，前发各稿以此为准")
                + "，" + frozen.releasedOn() + " 发布。\n\n附件：\n");
        for (Enclosure enclosure : enclosures) {
            text.append(enclosure.fileName()).append('\n');
        }
        return text.append("\n本邮件由系统发出，请勿直接回复。\n").toString();
    }

    /** @param bytes of the enclosures, in their order */
    MimeMessage message(
            Session session, Recipient recipient, List<Enclosure> enclosures, List<byte[]> bytes, Date sentAt)
            throws MessagingException {
        MimeMessage message = new NamedMessage(session, messageId(recipient));
        message.setFrom(new InternetAddress(from, false));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(recipient.address(), false));
        message.setSubject(subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(sentAt);
        MimeMultipart parts = new MimeMultipart("mixed");
        MimeBodyPart words = new MimeBodyPart();
        words.setText(text(enclosures), StandardCharsets.UTF_8.name());
        parts.addBodyPart(words);
        for (int index = 0; index < enclosures.size(); index++) {
            parts.addBodyPart(part(enclosures.get(index), bytes.get(index)));
        }
        message.setContent(parts);
        message.saveChanges();
        return message;
    }

    private static MimeBodyPart part(Enclosure enclosure, byte[] bytes) throws MessagingException {
        String ending = enclosure.document().substring(enclosure.document().lastIndexOf('.') + 1);
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(
                new ByteArrayDataSource(bytes, TYPES.getOrDefault(ending, "application/octet-stream"))));
        part.setHeader("Content-Transfer-Encoding", "base64");
        part.setFileName(enclosure.fileName());
        part.setDisposition(MimeBodyPart.ATTACHMENT);
        return part;
    }

    /** A message that keeps the Message-ID it was given. */
    private static final class NamedMessage extends MimeMessage {
        private final String id;

        NamedMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
