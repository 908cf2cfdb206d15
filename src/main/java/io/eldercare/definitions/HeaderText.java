package io.eldercare.definitions;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** How column headers and code spellings are compared, so that 床位总数（张）, 床位 总数 and 床位总数 are one. */
public final class HeaderText {
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");
    private static final Pattern TRAILING_BRACKET = Pattern.compile("(?<=.)[(\\[][^()\\[\\]]*[)\\]]$");

    private HeaderText() {}

    /** NFKC, lower case, without white space and invisible characters, without a bracketed unit at the end. */
    public static String header(String text) {
        return TRAILING_BRACKET.matcher(spelling(text)).replaceFirst("");
    }

    /** NFKC, lower case, without white space and invisible characters. */
    public static String spelling(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return SPACE.matcher(composed).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
