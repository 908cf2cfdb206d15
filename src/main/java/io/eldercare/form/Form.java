package io.eldercare.form;

import io.eldercare.definitions.Forms;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * A county's workbook of a month.
 *
 * @param prefecture name of the county's prefecture
 * @param due day by which the figures are due
 * @param corrected day by which corrections are due
 */
public record Form(
        String countyCode,
        String countyName,
        String prefecture,
        YearMonth month,
        LocalDate due,
        LocalDate corrected,
        Forms face,
        List<FormSheet> sheets) {

    public Form {
        sheets = List.copyOf(sheets);
    }

    /** The name under which the inbox takes the workbook. */
    public String fileName() {
        return "workbook_" + countyCode + "_" + month + ".xlsx";
    }

    String monthInWords() {
        return month.getYear() + "年" + month.getMonthValue() + "月";
    }

    static String words(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }
}
