package io.eldercare.job.county;

/** A form was asked for that there is not; the message says why and what to do. */
public final class FormRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FormRequestException(String message) {
        super(message);
    }
}
