package io.eldercare.testing;

/** Numbers of persons who do not exist, after GB 11643-1999. */
public final class IdNumbers {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private IdNumbers() {}

    public static String of(String born, int order) {
        String body = "369999" + born + "%03d".formatted(order);
        return body + check(body);
    }

    public static String wrong(String born, int order) {
        String body = "369999" + born + "%03d".formatted(order);
        return body + (check(body) == '6' ? '7' : '6');
    }

    private static char check(String body) {
        int sum = 0;
        for (int index = 0; index < WEIGHTS.length; index++) {
            sum += WEIGHTS[index] * (body.charAt(index) - '0');
        }
        return "10X98765432".charAt(sum % 11);
    }
}
