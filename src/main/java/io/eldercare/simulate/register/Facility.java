package io.eldercare.simulate.register;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A point of service in a community, a village or a township.
 *
 * @param villageCode where it stands, twelve digits; empty where no settlement is known there
 * @param covers codes of the communities and villages that it serves, its own among them
 * @param area square metres
 */
public record Facility(
        String id,
        String name,
        String kind,
        String township,
        String villageCode,
        int area,
        int beds,
        LocalDate openedOn,
        @Nullable LocalDate closedOn,
        List<String> covers,
        List<String> functions) {
    public static final String MUTUAL_AID = "互助之家";
    public static final String STATION = "服务站";
    public static final String DAY_CARE = "日间照料";
    public static final String MEALS = "助餐";

    /** Listed from its opening on, closed ones too. */
    public boolean isListed(YearMonth month) {
        return !openedOn.isAfter(month.atEndOfMonth());
    }

    /** 建成, 运营 or 停用 at the end of the month. */
    public String status(YearMonth month) {
        if (closedOn != null && !closedOn.isAfter(month.atEndOfMonth())) {
            return "停用";
        }
        return YearMonth.from(openedOn).equals(month) ? "建成" : "运营";
    }

    public boolean serves(YearMonth month) {
        return isListed(month) && !status(month).equals("停用");
    }

    /** Day care, short stays, rehabilitation, and meals or baths: what makes a regional centre. */
    public boolean isCentre() {
        return functions.containsAll(List.of(DAY_CARE, "短期托养", "康复护理"))
                && (functions.contains(MEALS) || functions.contains("助浴"));
    }
}
