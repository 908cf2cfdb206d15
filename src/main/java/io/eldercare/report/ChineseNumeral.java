package io.eldercare.report;

/** Numbers of sections: 一、（二）, as in GB/T 9704. */
final class ChineseNumeral {
    private static final String DIGITS = "零一二三四五六七八九";

    private ChineseNumeral() {}

    /** @param number from 1 to 99 */
    static String of(int number) {
        if (number < 10) {
            return digit(number);
        }
        String tens = number < 20 ? "十" : digit(number / 10) + "十";
        return number % 10 == 0 ? tens : tens + digit(number % 10);
    }

    private static String digit(int number) {
        return String.valueOf(DIGITS.charAt(number));
    }
}
