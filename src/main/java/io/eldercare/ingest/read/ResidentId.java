package io.eldercare.ingest.read;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import java.util.Set;

/**
 * A resident ID number after GB 11643-1999, read from a cell. Order of the checks: normal form, length, characters, birth date,
 * check character. Of the region prefix only the province is known for sure: the rest is the place of first registration and may be
 * long abolished.
 *
 * @param number 18 characters, a 15-digit number upgraded; empty unless the outcome is OK or OK_15
 * @param birthDate birth date in the number; 1900-01-01 unless valid
 * @param sex 男 or 女; empty unless valid
 */
public record ResidentId(Outcome outcome, String number, LocalDate birthDate, String sex) {

    /** What the number turned out to be, with its reason code (empty where there is none). */
    public enum Outcome {
        OK(""),
        /** first-generation number, upgraded */
        OK_15("ID_LEGACY15"),
        MISSING("TYPE_MISSING_REQUIRED"),
        MASKED("ID_MASKED"),
        /** typed to fill the cell: the region is 123456 or the like, or all digits are the same */
        DUMMY("ID_DUMMY"),
        /** typed into a number cell: Excel keeps 15 digits */
        EXCEL_TRUNCATED("ID_PRECISION_LOST"),
        BAD_LENGTH("ID_FORMAT"),
        BAD_CHAR("ID_FORMAT"),
        BAD_DATE("ID_BIRTHDATE"),
        BAD_CHECKSUM("ID_CHECKSUM");

        private final String code;

        Outcome(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public boolean valid() {
            return this == OK || this == OK_15;
        }
    }

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final BitSet PROVINCES = provinces(
            11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61,
            62, 63, 64, 65, 71, 81, 82, 83);
    /** Never codes of a region, unlike 654321 (布尔津县). */
    private static final Set<String> DUMMY_REGIONS =
            Set.of("000000", "111111", "123456", "333333", "555555", "666666", "777777", "888888", "999999");

    private static final String CHECKS = "10X98765432";
    private static final LocalDate NO_DATE = LocalDate.of(1900, 1, 1);
    private static final int FIRST_YEAR = 1880;

    /**
     * Reads a number.
     *
     * @param latestBirth a later birth date is impossible, usually the day of receipt
     */
    public static ResidentId parse(String text, LocalDate latestBirth) {
        if (text.length() == 18 && CellText.isAscii(text) && !CellText.isSpace(text.charAt(0))) {
            return parse18(text, latestBirth);
        }
        String number = normalise(text);
        if (number.isEmpty()) {
            return failed(Outcome.MISSING);
        }
        if (number.indexOf('*') >= 0) {
            return failed(Outcome.MASKED);
        }
        if (number.matches("\\d(\\.\\d+)?[Ee]\\+?\\d+")) {
            return failed(Outcome.EXCEL_TRUNCATED);
        }
        return switch (number.length()) {
            case 15 -> parse15(number, latestBirth);
            case 18 -> parse18(number, latestBirth);
            default -> failed(Outcome.BAD_LENGTH);
        };
    }

    private static BitSet provinces(int... codes) {
        BitSet provinces = new BitSet();
        Arrays.stream(codes).forEach(provinces::set);
        return provinces;
    }

    /** Check character of the first 17 digits. */
    public static char checkCharacter(CharSequence body) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % 11);
    }

    private static ResidentId parse15(String number, LocalDate latestBirth) {
        if (!digits(number, 15)) {
            return failed(Outcome.BAD_CHAR);
        }
        String body = number.substring(0, 6) + "19" + number.substring(6);
        return finish(body + checkCharacter(body), Outcome.OK_15, latestBirth);
    }

    private static ResidentId parse18(String text, LocalDate latestBirth) {
        char last = text.charAt(17);
        if (last == 'x') {
            return parse18(text.substring(0, 17) + 'X', latestBirth);
        }
        if (!digits(text, 17) || last != 'X' && (last < '0' || last > '9')) {
            if (text.indexOf('*') >= 0) {
                return failed(Outcome.MASKED);
            }
            String number = normalise(text);
            boolean changed = !number.equals(text);
            return changed ? parse(number, latestBirth) : failed(Outcome.BAD_CHAR);
        }
        return finish(text, Outcome.OK, latestBirth);
    }

    private static ResidentId finish(String number, Outcome outcome, LocalDate latestBirth) {
        if (isDummy(number)) {
            return failed(Outcome.DUMMY);
        }
        int year = number(number, 6, 10);
        int month = number(number, 10, 12);
        int day = number(number, 12, 14);
        if (year < FIRST_YEAR || !DateText.exists(year, month, day)) {
            return failed(Outcome.BAD_DATE);
        }
        LocalDate birthDate = LocalDate.of(year, month, day);
        if (birthDate.isAfter(latestBirth)) {
            return failed(Outcome.BAD_DATE);
        }
        if (checkCharacter(number) != number.charAt(17)) {
            return failed(number.endsWith("000") ? Outcome.EXCEL_TRUNCATED : Outcome.BAD_CHECKSUM);
        }
        return new ResidentId(outcome, number, birthDate, (number.charAt(16) & 1) == 1 ? "男" : "女");
    }

    private static boolean isDummy(String number) {
        int step = number.charAt(1) - number.charAt(0);
        return (step == 0 || step == 1)
                && (DUMMY_REGIONS.contains(number.substring(0, 6))
                        || number.chars().limit(17).allMatch(digit -> digit == number.charAt(0)));
    }

    /**
     * Whether the first two digits are a province of GB/T 2260, those of residents of Hong Kong, Macao and Taiwan (81 to 83)
     * included, or the number is a foreigner's (first digit 9).
     */
    boolean isOfKnownProvince() {
        return !number.isEmpty() && (number.charAt(0) == '9' || PROVINCES.get(number(number, 0, 2)));
    }

    private static ResidentId failed(Outcome outcome) {
        return new ResidentId(outcome, "", NO_DATE, "");
    }

    /** NFKC without white space, quotes and dashes, x in upper case. */
    private static String normalise(String text) {
        String wide = Normalizer.normalize(text, Normalizer.Form.NFKC);
        StringBuilder number = new StringBuilder(wide.length());
        for (int i = 0; i < wide.length(); i++) {
            char character = wide.charAt(i);
            if (!CellText.isSpace(character) && "'\"‘’“”`-".indexOf(character) < 0) {
                number.append(character);
            }
        }
        return number.toString().toUpperCase(Locale.ROOT);
    }

    private static boolean digits(String text, int length) {
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    @Override
    public String toString() {
        return "ResidentId[" + outcome + "]";
    }
}
