package io.eldercare.ingest.read;

import io.eldercare.definitions.Contract;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Numbers: full-width digits, grouped thousands and a unit behind the number are read; nothing is rounded. */
abstract sealed class NumberCell extends CellParser {
    /** Longest first. */
    private static final String[] COUNT_UNITS = {
        "人次", "张", "人", "个", "户", "名", "次", "件", "支", "所", "家", "处", "位", "天", "分", "份", "项"
    };

    private static final String[] MEASURE_UNITS = {"平方米", "平米", "小时", "公里", "m2", "m²", "h"};
    private static final int LONGEST = 100;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    NumberCell(Contract.Column column) {
        super(column);
    }

    /** Digits with an optional sign and fraction, without grouping; null where the text is no number, or longer than any. */
    static @Nullable String plain(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        int start = text.charAt(0) == '+' || text.charAt(0) == '-' ? 1 : 0;
        int point = text.indexOf('.');
        int end = point < 0 ? text.length() : point;
        String whole = text.substring(start, end);
        String fraction = point < 0 ? "" : text.substring(point + 1);
        String digits = ungrouped(whole);
        if (digits == null || digits.isEmpty() && fraction.isEmpty() || point >= 0 && fraction.isEmpty()) {
            return null;
        }
        if (!allDigits(digits) || !allDigits(fraction) || digits.length() > 1 && digits.charAt(0) == '0') {
            return null;
        }
        String sign = text.charAt(0) == '-' ? "-" : "";
        return sign + (digits.isEmpty() ? "0" : digits) + (point < 0 ? "" : "." + fraction);
    }

    /** A logical cell of a workbook reads TRUE or FALSE. */
    private static String noNumber(String text) {
        return text.equals("TRUE") || text.equals("FALSE") ? "TYPE_MISMATCH" : "TYPE_NOT_NUMBER";
    }

    private static @Nullable String ungrouped(String whole) {
        if (whole.indexOf(',') < 0) {
            return whole;
        }
        String[] groups = whole.split(",", -1);
        StringBuilder digits = new StringBuilder(groups[0]);
        if (groups[0].isEmpty() || groups[0].length() > 3) {
            return null;
        }
        for (int i = 1; i < groups.length; i++) {
            if (groups[i].length() != 3) {
                return null;
            }
            digits.append(groups[i]);
        }
        return digits.toString();
    }

    private static boolean allDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Half-width, with a hyphen for minus. */
    static String narrow(String text) {
        return CellText.narrow(text).replace('−', '-');
    }

    static String without(String text, String[] units) {
        for (String unit : units) {
            if (text.endsWith(unit)) {
                return CellText.trim(text.substring(0, text.length() - unit.length()));
            }
        }
        return text;
    }

    /** Whole number of zero or more. */
    static final class Whole extends NumberCell {
        private final String unit;

        Whole(Contract.Column column) {
            super(column);
            this.unit = column.unit().orElse("张");
        }

        @Override
        @Nullable
        Object value(String raw, String text, RowIssues issues) {
            int fast = fast(text);
            return fast >= 0 ? (Object) fast : slow(text, issues);
        }

        /** Up to nine plain digits; -1 for anything else. */
        private static int fast(String text) {
            int length = text.length();
            if (length > 9 || length > 1 && text.charAt(0) == '0') {
                return -1;
            }
            int number = 0;
            for (int i = 0; i < length; i++) {
                int digit = text.charAt(i) - '0';
                if (digit < 0 || digit > 9) {
                    return -1;
                }
                number = number * 10 + digit;
            }
            return number;
        }

        private @Nullable Object slow(String text, RowIssues issues) {
            String narrow = without(without(narrow(text), new String[] {unit}), COUNT_UNITS);
            String plain = narrow.isEmpty() ? null : plain(narrow);
            if (plain == null) {
                return fail(noNumber(text), issues);
            }
            BigDecimal number = new BigDecimal(plain);
            if (number.stripTrailingZeros().scale() > 0) {
                return fail("TYPE_NOT_INTEGER", issues);
            }
            if (number.signum() < 0) {
                return fail("DOM_RANGE", issues);
            }
            if (number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
                return fail("TYPE_OVERFLOW", issues);
            }
            return number.intValue();
        }
    }

    /** Decimal of the contract's precision and scale; money in 万元 is turned into 元. */
    static final class Fraction extends NumberCell {
        private final int precision;
        private final int scale;
        private final String unit;
        private final boolean money;
        private final BigDecimal multiplier;

        Fraction(Contract.Column column, CellContext context) {
            super(column);
            this.precision = column.precision();
            this.scale = column.scale();
            this.unit = column.unit().orElse("");
            this.money = unit.equals("元");
            this.multiplier = money ? context.multiplier() : BigDecimal.ONE;
        }

        @Override
        @Nullable
        Object value(String raw, String text, RowIssues issues) {
            String narrow = narrow(text);
            BigDecimal factor = multiplier;
            if (narrow.endsWith("%")) {
                factor = percent();
                narrow = CellText.trim(narrow.substring(0, narrow.length() - 1));
            } else if (money) {
                BigDecimal stated = MoneyUnit.ofSuffix(narrow);
                if (stated.signum() > 0) {
                    boolean contradicts =
                            multiplier.compareTo(BigDecimal.ONE) != 0 && stated.compareTo(multiplier) != 0;
                    factor = contradicts ? BigDecimal.ZERO : stated;
                    narrow = CellText.trim(MoneyUnit.withoutSuffix(narrow));
                }
            } else if (!unit.isEmpty() && narrow.endsWith(unit)) {
                narrow = CellText.trim(narrow.substring(0, narrow.length() - unit.length()));
            } else {
                narrow = without(narrow, MEASURE_UNITS);
            }
            if (factor.signum() == 0) {
                return fail("DOM_UNIT", issues);
            }
            String plain = narrow.isEmpty() ? null : plain(narrow);
            return plain == null
                    ? fail(noNumber(text), issues)
                    : fitted(new BigDecimal(plain).multiply(factor), issues);
        }

        /** Zero where the contract does not say what a percent sign means. */
        private BigDecimal percent() {
            if (unit.equals("%")) {
                return BigDecimal.ONE;
            }
            return unit.equals("1") ? BigDecimal.ONE.divide(HUNDRED) : BigDecimal.ZERO;
        }

        private @Nullable Object fitted(BigDecimal number, RowIssues issues) {
            if (number.stripTrailingZeros().scale() > scale) {
                return fail("TYPE_SCALE", issues);
            }
            BigDecimal fitted = number.setScale(scale, RoundingMode.UNNECESSARY);
            return precision > 0 && fitted.precision() > precision ? fail("TYPE_OVERFLOW", issues) : fitted;
        }
    }
}
