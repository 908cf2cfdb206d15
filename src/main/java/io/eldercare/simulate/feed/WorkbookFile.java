package io.eldercare.simulate.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * XLSX. A form has a title, a line with the reporting office and units, one or two header lines with merged cells, the county code
 * merged down its column, a 合计 line where there are numbers, and a footer with signatures; a plain sheet has a header only.
 */
public final class WorkbookFile {
    private static final int HEADER_AT = 2;

    private final Sheet sheet;
    private final Worksheet target;
    private final int width;
    private final CellText text;
    private int line;

    private WorkbookFile(Sheet sheet, Worksheet target) {
        this.sheet = sheet;
        this.target = target;
        this.width = sheet.order().size();
        this.text = new CellText(sheet.layout());
    }

    public static byte[] write(List<Sheet> sheets) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        try (Workbook workbook = new Workbook(bytes, "EldercareForms", "1.0")) {
            workbook.setCompressionLevel(0);
            for (Sheet sheet : sheets) {
                Worksheet target = workbook.newWorksheet(sheet.title());
                new WorkbookFile(sheet, target).write();
                target.finish();
            }
        }
        return FixedZip.withoutClock(bytes.toByteArray());
    }

    private void write() {
        boolean form = sheet.layout().container() != Layout.Container.XLSX;
        if (form) {
            title();
            header();
        } else {
            for (int place = 0; place < width; place++) {
                target.value(0, place, sheet.header(place));
            }
            line = 1;
        }
        int first = line;
        for (@Nullable Object[] row : sheet.table().rows()) {
            for (int place = 0; place < width; place++) {
                cell(place, row[sheet.order().get(place)], first);
            }
            line++;
        }
        dates(first);
        if (form) {
            totals();
            footer();
        }
    }

    private void title() {
        YearMonth month = sheet.table().month();
        target.value(0, 0, sheet.countyName() + month.getYear() + "年" + month.getMonthValue() + "月" + sheet.title());
        target.range(0, 0, 0, width - 1).merge();
        target.value(1, 0, "填报单位：" + sheet.countyName() + "民政局");
        if (width > 3) {
            target.value(1, width - 1, "单位：张、人");
        }
    }

    private void header() {
        boolean twoLevels = false;
        for (int place = 0; place < width; place++) {
            twoLevels |= sheet.levels(place).isPresent();
        }
        for (int place = 0; place < width; place++) {
            Optional<FeedText.Levels> levels = sheet.levels(place);
            if (levels.isEmpty()) {
                target.value(HEADER_AT, place, sheet.header(place));
                if (twoLevels) {
                    target.range(HEADER_AT, place, HEADER_AT + 1, place).merge();
                }
            } else {
                group(place, levels.get());
            }
        }
        line = HEADER_AT + (twoLevels ? 2 : 1);
    }

    private void group(int place, FeedText.Levels levels) {
        target.value(HEADER_AT + 1, place, levels.leaf());
        boolean opens = place == 0 || !groupOf(place - 1).equals(levels.group());
        if (opens) {
            int last = place;
            while (last + 1 < width && groupOf(last + 1).equals(levels.group())) {
                last++;
            }
            target.value(HEADER_AT, place, levels.group());
            if (last > place) {
                target.range(HEADER_AT, place, HEADER_AT, last).merge();
            }
        }
    }

    private String groupOf(int place) {
        return sheet.levels(place).map(FeedText.Levels::group).orElse("");
    }

    private void cell(int place, @Nullable Object cell, int first) {
        boolean form = sheet.layout().container() != Layout.Container.XLSX;
        boolean merged = form && sheet.column(place).equals("county_code");
        if (cell == null || (merged && line > first)) {
            return;
        }
        if (cell instanceof Number number && sheet.layout().numbers() != Layout.Numbers.UNIT) {
            target.value(line, place, number);
        } else if (cell instanceof LocalDate date && sheet.layout().dates() == Layout.Dates.EXCEL) {
            target.value(line, place, date);
        } else if (cell instanceof LocalDateTime time && sheet.layout().dates() == Layout.Dates.EXCEL) {
            target.value(line, place, time);
        } else {
            target.value(line, place, text.of(cell, sheet.unit(place)));
        }
    }

    /** Gives columns of real dates a date format, and merges the county down its column. */
    private void dates(int first) {
        int last = line - 1;
        if (last < first) {
            return;
        }
        boolean form = sheet.layout().container() != Layout.Container.XLSX;
        for (int place = 0; place < width; place++) {
            String format = dateFormat(sheet.order().get(place));
            if (!format.isEmpty() && sheet.layout().dates() == Layout.Dates.EXCEL) {
                target.range(first, place, last, place).style().format(format).set();
            }
            if (form && last > first && sheet.column(place).equals("county_code")) {
                target.range(first, place, last, place).merge();
            }
        }
    }

    private String dateFormat(int position) {
        for (@Nullable Object[] row : sheet.table().rows()) {
            if (row[position] instanceof LocalDate) {
                return "yyyy/m/d";
            }
            if (row[position] instanceof LocalDateTime) {
                return "yyyy/m/d h:mm";
            }
        }
        return "";
    }

    private void totals() {
        List<Integer> numeric = new ArrayList<>();
        for (int place = 1; place < width; place++) {
            if (sheet.unit(place).filter(unit -> !unit.equals("分钟")).isPresent()) {
                numeric.add(place);
            }
        }
        if (numeric.isEmpty() || sheet.table().rows().size() < 2) {
            return;
        }
        target.value(line, 0, "合　　计");
        for (int place : numeric) {
            int sum = 0;
            for (@Nullable Object[] row : sheet.table().rows()) {
                sum += row[sheet.order().get(place)] instanceof Integer number ? number : 0;
            }
            cell(place, sum, line);
        }
        line++;
    }

    private void footer() {
        LocalDate signed = sheet.table().month().plusMonths(1).atDay(2);
        target.value(line + 1, 0, "填报人：经办员");
        if (width > 3) {
            target.value(line + 1, 2, "审核人：科长");
            target.value(
                    line + 1,
                    3,
                    "填报日期：" + signed.getYear() + "年" + signed.getMonthValue() + "月" + signed.getDayOfMonth() + "日");
        }
    }
}
