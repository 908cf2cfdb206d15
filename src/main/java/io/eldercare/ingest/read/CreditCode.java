package io.eldercare.ingest.read;

import java.text.Normalizer;
import java.util.Locale;

/** Unified social credit code after GB 32100-2015: 18 characters of 31 letters and digits, the last one a check. */
public final class CreditCode {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    /** With the reason code of a failure. */
    public enum Outcome {
        OK(""),
        BAD_FORMAT("ID_USCC_FORMAT"),
        BAD_CHECKSUM("ID_USCC_CHECKSUM");

        private final String code;

        Outcome(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    private CreditCode() {}

    /** Half-width, upper case, without white space. */
    public static String normalise(String text) {
        String wide = CellText.isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
        StringBuilder code = new StringBuilder(18);
        for (int i = 0; i < wide.length(); i++) {
            if (!CellText.isSpace(wide.charAt(i))) {
                code.append(wide.charAt(i));
            }
        }
        return code.toString().toUpperCase(Locale.ROOT);
    }

    /** Checks a code in its normal form. */
    public static Outcome check(String code) {
        if (code.length() != 18) {
            return Outcome.BAD_FORMAT;
        }
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            int value = ALPHABET.indexOf(code.charAt(i));
            if (value < 0) {
                return Outcome.BAD_FORMAT;
            }
            sum += value * WEIGHTS[i];
        }
        int last = ALPHABET.indexOf(code.charAt(17));
        if (last < 0) {
            return Outcome.BAD_FORMAT;
        }
        return last == (31 - sum % 31) % 31 ? Outcome.OK : Outcome.BAD_CHECKSUM;
    }
}
