package io.eldercare.ingest.read;

import java.math.BigDecimal;

/** Units of money in headers, title rows and cells, as multiples of one yuan. */
final class MoneyUnit {
    private static final String[] NAMES = {"亿元", "万元", "千元", "亿", "万", "元"};
    private static final BigDecimal[] YUAN = {
        BigDecimal.valueOf(100_000_000),
        BigDecimal.valueOf(10_000),
        BigDecimal.valueOf(1_000),
        BigDecimal.valueOf(100_000_000),
        BigDecimal.valueOf(10_000),
        BigDecimal.ONE
    };
    private static final String[] OTHER_SUBJECTS = {"填报", "报送", "编制", "上报", "主管", "制表", "填表", "所属"};

    private MoneyUnit() {}

    /** Yuan of the unit behind an amount; zero where there is none. */
    static BigDecimal ofSuffix(String amount) {
        for (int i = 0; i < NAMES.length; i++) {
            if (amount.endsWith(NAMES[i])) {
                return YUAN[i];
            }
        }
        return BigDecimal.ZERO;
    }

    static String withoutSuffix(String amount) {
        for (String name : NAMES) {
            if (amount.endsWith(name)) {
                return amount.substring(0, amount.length() - name.length());
            }
        }
        return amount;
    }

    /** Yuan of the unit in brackets of a squeezed header such as {@code 金额(万元)}; zero where there is none. */
    static BigDecimal ofHeader(String squeezed) {
        int open = squeezed.lastIndexOf('(');
        int close = squeezed.indexOf(')', open + 1);
        if (open < 0 || close < 0) {
            return BigDecimal.ZERO;
        }
        String inside = squeezed.substring(open + 1, close);
        return inside.startsWith("单位:") ? within(inside.substring(3)) : exact(inside);
    }

    /** Yuan of the unit that a squeezed title cell declares, as in {@code 单位:万元}; zero where there is none. */
    static BigDecimal ofTitle(String squeezed) {
        for (int at = squeezed.indexOf("单位:"); at >= 0; at = squeezed.indexOf("单位:", at + 1)) {
            boolean other = false;
            for (String subject : OTHER_SUBJECTS) {
                other |= squeezed.startsWith(subject, at - subject.length());
            }
            String unit = squeezed.substring(at + 3, Math.min(squeezed.length(), at + 15));
            if (!other && within(unit).signum() > 0) {
                return within(unit);
            }
        }
        return BigDecimal.ZERO;
    }

    /** Name of a unit, such as 万元 for 10000; empty for zero. */
    static String name(BigDecimal yuan) {
        for (int i = 0; i < NAMES.length; i++) {
            if (NAMES[i].endsWith("元") && YUAN[i].compareTo(yuan) == 0) {
                return NAMES[i];
            }
        }
        return "";
    }

    private static BigDecimal exact(String unit) {
        for (int i = 0; i < NAMES.length; i++) {
            if (unit.equals(NAMES[i]) && NAMES[i].endsWith("元")) {
                return YUAN[i];
            }
        }
        return BigDecimal.ZERO;
    }

    private static BigDecimal within(String text) {
        for (int i = 0; i < NAMES.length; i++) {
            if (NAMES[i].endsWith("元") && text.contains(NAMES[i])) {
                return YUAN[i];
            }
        }
        return BigDecimal.ZERO;
    }
}
