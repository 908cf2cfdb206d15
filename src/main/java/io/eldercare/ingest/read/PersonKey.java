package io.eldercare.ingest.read;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed pseudonyms (GB/T 37964-2019): the first eight bytes, big-endian, of HMAC-SHA-256 with a secret that is kept outside the
 * warehouse. Not thread-safe: each thread makes its own, which then reuses one {@link Mac}.
 */
public final class PersonKey {
    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    public PersonKey(byte[] secret) {
        if (secret.length < 16) {
            throw new IllegalArgumentException("Invalid secret of " + secret.length + " bytes: at least 16 are needed");
        }
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot make keys: this Java has no " + ALGORITHM, e);
        }
    }

    /**
     * Key of a person.
     *
     * @param number 18 characters, as {@link ResidentId#number()} gives it
     */
    public long person(String number) {
        if (number.length() != 18) {
            throw new IllegalArgumentException("Invalid ID number: 18 characters are needed");
        }
        return first(mac.doFinal(number.getBytes(StandardCharsets.US_ASCII)));
    }

    /**
     * Token of other personal text, equal for the same text in any spacing and width. Never equal to a person's key but by chance.
     *
     * @param purpose keeps the tokens of different uses apart
     */
    public long token(String purpose, String text) {
        mac.update(purpose.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0x1F);
        return first(mac.doFinal(CellText.squeeze(text).getBytes(StandardCharsets.UTF_8)));
    }

    private static long first(byte[] digest) {
        long key = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            key = key << 8 | digest[i] & 0xFF;
        }
        return key;
    }
}
