package io.eldercare.simulate.world;

import io.eldercare.simulate.draw.Chance;
import io.eldercare.simulate.draw.Elder;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A family care bed. {@code serviceTo} may be planned; it is on the register from its month on. */
public record FamilyBed(
        String id,
        Elder elder,
        String township,
        boolean careBed,
        String operator,
        int level,
        List<String> eligibility,
        LocalDate acceptedOn,
        @Nullable LocalDate serviceTo,
        String endReason,
        String fundSource) {
    private static final int AT_ONCE_DAYS = 30;
    private static final List<String> HARD_UP = List.of("特困", "低保", "低保边缘");

    public boolean isAccepted(YearMonth month) {
        return !acceptedOn.isAfter(month.atEndOfMonth());
    }

    public boolean hasEnded(YearMonth month) {
        return serviceTo != null && !serviceTo.isAfter(month.atEndOfMonth());
    }

    /** Built by the end of the month, ended or not, unless ended within 30 days of acceptance. */
    public boolean counts(YearMonth month) {
        boolean endedAtOnce =
                serviceTo != null && hasEnded(month) && !serviceTo.isAfter(acceptedOn.plusDays(AT_ONCE_DAYS));
        return isAccepted(month) && !endedAtOnce;
    }

    /** Subtype 养老 for a hard-up elder who is disabled (JDZ3Y-10). */
    public boolean isForHardUp() {
        boolean disabled = level >= 1 || eligibility.contains("失能") || eligibility.contains("部分失能");
        return careBed && disabled && eligibility.stream().anyMatch(HARD_UP::contains);
    }

    /** The beds of one county; ended ones stay listed. */
    public static final class Stock {
        private static final LocalDate PROGRAMME_START = LocalDate.of(2019, 6, 1);

        private final World world;
        private final int county;
        private final List<FamilyBed> beds = new ArrayList<>();

        public Stock(World world, int county, YearMonth before) {
            this.world = world;
            this.county = county;
            Chance chance = world.chance("family_bed", world.code(county), "start");
            int size = world.count("family_beds", county, before);
            LocalDate first = before.minusMonths(40).atDay(1);
            LocalDate earliest = first.isBefore(PROGRAMME_START) ? PROGRAMME_START : first;
            while (beds.size() < size) {
                add(chance.day(earliest, before.atEndOfMonth()), List.of(), chance);
            }
        }

        public List<FamilyBed> beds() {
            return beds;
        }

        public void step(YearMonth month, List<Institution> operators) {
            Chance chance = world.chance("family_bed", world.code(county), month);
            for (int index = 0; index < beds.size(); index++) {
                FamilyBed bed = beds.get(index);
                boolean settled = bed.acceptedOn.isBefore(month.minusMonths(2).atDay(1));
                if (bed.serviceTo == null && settled && chance.happens(world.rate("family_bed.ends"))) {
                    beds.set(index, bed.ended(chance.day(month.atDay(1), month.atDay(28)), chance));
                }
            }
            long built = beds.stream().filter(bed -> bed.counts(month)).count();
            for (int wanted = world.count("family_beds", county, month); built < wanted; built++) {
                boolean waits = chance.happens(world.rate("family_bed.waiting"));
                YearMonth accepted = waits ? month.plusMonths(1) : month;
                add(chance.day(accepted.atDay(1), accepted.atEndOfMonth()), operators, chance);
            }
        }

        private void add(LocalDate acceptedOn, List<Institution> operators, Chance chance) {
            String code = world.code(county);
            List<String> eligibility = new ArrayList<>();
            if (chance.happens(world.rate("family_bed.hard_up"))) {
                eligibility.add(chance.pick(HARD_UP));
            }
            int level = chance.between(1, 4);
            eligibility.add(level >= 3 ? "失能" : "部分失能");
            List<String> townships = world.geography().townships(code);
            LocalDate endsAtOnce = chance.happens(world.rate("family_bed.ends_at_once"))
                    ? acceptedOn.plusDays(chance.between(5, 25))
                    : null;
            beds.add(new FamilyBed(
                    code + "CW" + Integer.toString(100_000 + beds.size() + 1).substring(1),
                    world.newElder(chance),
                    townships.isEmpty() ? "" : chance.pick(townships),
                    chance.happens(world.rate("family_bed.care_bed")),
                    operators.isEmpty() ? "" : chance.pick(operators).id,
                    level,
                    List.copyOf(eligibility),
                    acceptedOn,
                    endsAtOnce,
                    endsAtOnce == null ? "" : "退出",
                    chance.pick(List.of("中央", "省", "市", "县", "福彩"))));
        }
    }

    private FamilyBed ended(LocalDate day, Chance chance) {
        return new FamilyBed(
                id,
                elder,
                township,
                careBed,
                operator,
                level,
                eligibility,
                acceptedOn,
                day,
                chance.pick(List.of("死亡", "入住机构", "迁出", "退出")),
                fundSource);
    }
}
