package io.eldercare.plan.money;

import io.eldercare.plan.Fraction;
import java.math.BigDecimal;

/** Works out a printed formula as a reader with paper would: × ÷ before + −, from the left, brackets first, exact. */
public final class HandCalculation {
    private final String text;
    private int at;

    private HandCalculation(String text) {
        this.text = text.replaceAll("（[^）]*）", "").replace(",", "").replace(" ", "");
    }

    public static Fraction of(String text) {
        HandCalculation calculation = new HandCalculation(text);
        Fraction result = calculation.sum();
        if (calculation.at < calculation.text.length()) {
            throw new IllegalArgumentException(
                    "Cannot read '" + calculation.text.substring(calculation.at) + "' in " + text);
        }
        return result;
    }

    private Fraction sum() {
        Fraction result = product();
        while (at < text.length() && "+−".indexOf(text.charAt(at)) >= 0) {
            boolean plus = text.charAt(at++) == '+';
            result = plus ? result.plus(product()) : result.minus(product());
        }
        return result;
    }

    private Fraction product() {
        Fraction result = value();
        while (at < text.length() && "×÷".indexOf(text.charAt(at)) >= 0) {
            boolean times = text.charAt(at++) == '×';
            result = times ? result.times(value()) : result.over(value());
        }
        return result;
    }

    private Fraction value() {
        if (text.charAt(at) == '(') {
            at++;
            Fraction inner = sum();
            at++;
            return inner;
        }
        int from = at;
        while (at < text.length() && "0123456789.".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        Fraction number = Fraction.of(new BigDecimal(text.substring(from, at)));
        if (at < text.length() && text.charAt(at) == '%') {
            at++;
            return number.over(Fraction.of(100));
        }
        return number;
    }
}
