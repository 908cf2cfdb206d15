package io.eldercare.job.release;

import io.eldercare.definitions.MailSettings;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** A few plain words to those who look after the system, by the server that bulletins go out by. */
public final class NoticeMail {
    private NoticeMail() {}

    /** @throws DeliveryFailedException when the server does not take it for one of the addresses */
    public static void send(
            MailSettings server,
            Map<String, String> environment,
            List<String> addresses,
            String subject,
            String text,
            Instant sentAt) {
        try (Postbox postbox = Postbox.open(server, environment)) {
            MimeMessage message = new MimeMessage(postbox.session());
            message.setFrom(new InternetAddress(server.from(), false));
            for (String address : addresses) {
                message.addRecipient(Message.RecipientType.TO, new InternetAddress(address, false));
            }
            message.setSubject(subject, StandardCharsets.UTF_8.name());
            message.setSentDate(Date.from(sentAt));
            message.setText(text, StandardCharsets.UTF_8.name());
            message.saveChanges();
            Postbox.Outcome outcome = postbox.send(message);
            if (outcome.state() != Postbox.Outcome.State.ACCEPTED) {
                throw new DeliveryFailedException("提醒邮件没有送达：" + outcome.reason());
            }
        } catch (MessagingException failure) {
            throw new DeliveryFailedException("提醒邮件写不成：" + failure.getClass().getSimpleName(), failure);
        }
    }
}
