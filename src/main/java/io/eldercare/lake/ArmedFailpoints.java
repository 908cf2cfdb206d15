package io.eldercare.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What this process was told to do at which {@link Failpoint}. */
final class ArmedFailpoints {
    private static final Pattern ORDER =
            Pattern.compile("([a-z._]+)(?:#([1-9][0-9]{0,8}))?=(halt|error|drop|pause:(.+))");
    private static final int KILLED = 137;

    private static final Map<Failpoint, Armed> ORDERS = new EnumMap<>(Failpoint.class);
    static final Optional<String> MISTAKE = arm(
            Optional.ofNullable(System.getProperty("eldercare.failpoint"))
                    .or(() -> Optional.ofNullable(System.getenv("ELDERCARE_FAILPOINT")))
                    .orElse(""),
            ORDERS);
    static final boolean ANY = !ORDERS.isEmpty();
    private static volatile boolean isDying;

    private ArmedFailpoints() {}

    /** @param from the time of coming by at which it acts, from 1 */
    record Armed(String action, int from, Path file, AtomicInteger times) {}

    /** @return what is wrong with the orders; then none stands */
    static Optional<String> arm(String text, Map<Failpoint, Armed> orders) {
        for (String order : text.isBlank() ? new String[0] : text.split(",", -1)) {
            Matcher words = ORDER.matcher(order.strip());
            Optional<Failpoint> point = words.matches() ? named(words.group(1)) : Optional.empty();
            if (point.isEmpty() || point.get().isDropping() != words.group(3).equals("drop")) {
                orders.clear();
                return Optional.of("ELDERCARE_FAILPOINT：不能识别“" + order.strip()
                        + "”。写法为 名称[#第几次]=halt、error、pause:文件，或 drop（仅 load.row、load.write、publish.row、"
                        + "publish.outside_transaction）。名称有：" + Failpoint.labels());
            }
            int from = words.group(2) == null ? 1 : Integer.parseInt(words.group(2));
            Path file = Path.of(words.group(4) == null ? "" : words.group(4));
            String action = words.group(3).startsWith("pause") ? "pause" : words.group(3);
            orders.put(point.get(), new Armed(action, from, file, new AtomicInteger()));
        }
        return Optional.empty();
    }

    private static Optional<Failpoint> named(String label) {
        return Arrays.stream(Failpoint.values())
                .filter(point -> point.label().equals(label))
                .findFirst();
    }

    static void hit(Failpoint point) {
        stopIfDying();
        Armed armed = ORDERS.get(point);
        if (armed == null) {
            return;
        }
        int time = armed.times().incrementAndGet();
        switch (armed.action()) {
            case "halt" -> {
                if (time == armed.from()) {
                    isDying = true;
                    Runtime.getRuntime().halt(KILLED);
                }
            }
            case "error" -> {
                if (time >= armed.from()) {
                    throw new UncheckedIOException(
                            new FileSystemException(point.label(), null, "No space left on device"));
                }
            }
            default -> {
                if (time == armed.from()) {
                    pause(armed.file());
                }
            }
        }
    }

    /** A power cut stops all threads at once; halting takes a moment, in which the others come no further than the next failpoint. */
    private static void stopIfDying() {
        while (isDying) {
            LockSupport.park();
        }
    }

    private static void pause(Path file) {
        try {
            Files.createFile(file);
            while (Files.exists(file)) {
                Thread.sleep(20);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    static boolean drops(Failpoint point) {
        Armed armed = ORDERS.get(point);
        return armed != null && armed.times().incrementAndGet() == armed.from();
    }
}
