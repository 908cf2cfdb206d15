package io.eldercare.job.release;

import io.eldercare.definitions.MailSettings;
import io.eldercare.definitions.MailSettings.Security;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.Map;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** One connection to the mail server. The password is handed over and kept nowhere. */
final class Postbox implements AutoCloseable {
    private static final String TIMEOUT = "30000";

    private final Session session;
    private final Transport transport;

    private Postbox(Session session, Transport transport) {
        this.session = session;
        this.transport = transport;
    }

    /** What became of a mail: accepted by the server, refused by it, or lost on the way so that nobody knows. */
    record Outcome(State state, String reason) {
        enum State {
            ACCEPTED,
            REFUSED,
            UNKNOWN
        }
    }

    /** @throws DeliveryFailedException when the server cannot be reached or does not let us in */
    static Postbox open(MailSettings settings, Map<String, String> environment) {
        String password = settings.user().isPresent() ? MailPassword.find(settings, environment) : "";
        Session session = Session.getInstance(properties(settings));
        try {
            Transport transport = session.getTransport("smtp");
            if (settings.user().isPresent()) {
                transport.connect(
                        settings.host(), settings.port(), settings.user().get(), password);
            } else {
                transport.connect();
            }
            return new Postbox(session, transport);
        } catch (MessagingException failure) {
            throw new DeliveryFailedException(
                    "连不上邮件服务器 " + settings.host() + ":" + settings.port() + "（" + firstLine(failure)
                            + "）。请核对 jobs/settings.yml 的 mail 和口令；没有发出任何邮件",
                    failure);
        }
    }

    private static Properties properties(MailSettings settings) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", settings.host());
        properties.setProperty("mail.smtp.port", Integer.toString(settings.port()));
        properties.setProperty(
                "mail.smtp.auth", Boolean.toString(settings.user().isPresent()));
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(settings.security() == Security.TLS));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(settings.security() == Security.STARTTLS));
        properties.setProperty(
                "mail.smtp.starttls.required", Boolean.toString(settings.security() == Security.STARTTLS));
        properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT);
        properties.setProperty("mail.smtp.timeout", TIMEOUT);
        properties.setProperty("mail.smtp.writetimeout", TIMEOUT);
        // the greeting would name this machine
        properties.setProperty(
                "mail.smtp.localhost", settings.from().substring(settings.from().indexOf('@') + 1));
        return properties;
    }

    Session session() {
        return session;
    }

    boolean isOpen() {
        return transport.isConnected();
    }

    Outcome send(MimeMessage message) throws MessagingException {
        Address[] recipients = message.getAllRecipients();
        try {
            transport.sendMessage(message, recipients);
            return new Outcome(Outcome.State.ACCEPTED, "");
        } catch (SendFailedException failure) {
            return new Outcome(
                    answered(failure) ? Outcome.State.REFUSED : Outcome.State.UNKNOWN, firstLine(innermost(failure)));
        } catch (MessagingException failure) {
            return new Outcome(Outcome.State.UNKNOWN, firstLine(failure));
        }
    }

    /** Whether the server itself said no, with a code of its own; else the line broke and it may have taken the mail. */
    private static boolean answered(MessagingException failure) {
        int code = 0;
        for (Exception each = failure;
                each instanceof MessagingException;
                each = ((MessagingException) each).getNextException()) {
            if (each instanceof SMTPAddressFailedException refused) {
                code = refused.getReturnCode();
            } else if (each instanceof SMTPSenderFailedException refused) {
                code = refused.getReturnCode();
            } else if (each instanceof SMTPSendFailedException refused) {
                code = Math.max(code, refused.getReturnCode());
            }
        }
        return code >= 400;
    }

    private static MessagingException innermost(MessagingException failure) {
        MessagingException inner = failure;
        while (inner.getNextException() instanceof MessagingException next) {
            inner = next;
        }
        return inner;
    }

    private static String firstLine(MessagingException failure) {
        String message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.strip().lines().findFirst().orElse("");
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (MessagingException lineIsGone) {
            org.slf4j.LoggerFactory.getLogger(Postbox.class).debug("The mail server had hung up", lineIsGone);
        }
    }
}
