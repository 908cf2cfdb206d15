package io.eldercare.simulate.draw;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;

/** Reproducible draws. Each purpose has its own stream, named by words, so that one does not disturb another. */
public final class Chance {
    private final SplittableRandom random;

    private Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    public static Chance of(long seed, Object... words) {
        long hash = 0xcbf29ce484222325L ^ (seed * 0x9E3779B97F4A7C15L);
        for (Object word : words) {
            String text = word.toString();
            for (int index = 0; index < text.length(); index++) {
                hash = (hash ^ text.charAt(index)) * 0x100000001b3L;
            }
            hash = (hash ^ '/') * 0x100000001b3L;
        }
        return new Chance(hash ^ (hash >>> 29));
    }

    public boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    /** A whole number, both ends included. */
    public int between(int low, int high) {
        return high <= low ? low : random.nextInt(low, high + 1);
    }

    public double part(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** {@code expected}, rounded up or down so that it holds on average. */
    public int round(double expected) {
        int floor = (int) Math.floor(expected);
        return floor + (happens(expected - floor) ? 1 : 0);
    }

    /** How many of {@code trials} come about. */
    public int count(int trials, double probability) {
        int hits = 0;
        for (int trial = 0; trial < trials; trial++) {
            hits += happens(probability) ? 1 : 0;
        }
        return hits;
    }

    public <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    public LocalDate day(LocalDate first, LocalDate last) {
        return first.plusDays(between(0, (int) ChronoUnit.DAYS.between(first, last)));
    }
}
