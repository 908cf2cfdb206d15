package io.eldercare.form;

import io.eldercare.definitions.Contract.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;

/** Where things stand on a feed's sheet: a running number, the columns, and the column to be read behind the first of them. */
final class FormLayout {
    static final int TITLE = 0;
    static final int PLACE = 1;
    static final int MARKS = 2;
    static final int SIGNATURES = 3;
    static final int HEAD = 4;
    static final int HINTS = 5;
    static final int FIRST = 6;
    /** Label of the running number, which the reader passes over. */
    static final String NUMBER = "序号";

    private static final int SPARE_ROWS = 2_000;
    private static final int FEWEST_ROWS = 5_000;
    private static final int PRINTED_SPARE_ROWS = 20;
    private static final int GROUPS = 4;

    private final FormSheet sheet;

    /** A column of the sheet; empty for the running number and for the column to be read. */
    record Place(int index, Optional<Column> column) {}

    FormLayout(FormSheet sheet) {
        this.sheet = sheet;
    }

    /** Columns of the contract with their places. */
    List<Place> places() {
        List<Place> places = new ArrayList<>();
        int index = 1;
        for (Column column : sheet.columns()) {
            places.add(new Place(index, Optional.of(column)));
            index += index == 1 && sheet.reference().isPresent() ? 2 : 1;
        }
        return places;
    }

    Optional<Integer> reference() {
        return sheet.reference().map(label -> 2);
    }

    int width() {
        return 1 + sheet.columns().size() + (sheet.reference().isPresent() ? 1 : 0);
    }

    /** Columns that stay when the sheet is moved sideways. */
    int frozen() {
        return sheet.reference().isPresent() ? 3 : 2;
    }

    /** Last row that drop-downs and sums know of. */
    int last() {
        return FIRST + Math.max(sheet.rows().size() + SPARE_ROWS, FEWEST_ROWS) - 1;
    }

    /** Last row with ruled lines, which is printed. */
    int lastRuled() {
        return FIRST + sheet.rows().size() + PRINTED_SPARE_ROWS - 1;
    }

    /** The head's lines stand in four blocks of columns. @param block from 0 */
    CellRangeAddress block(int row, int block) {
        int from = block * width() / GROUPS;
        int to = (block + 1) * width() / GROUPS - 1;
        return new CellRangeAddress(row, row, from, to);
    }

    /** Such as {@code '机构床位月报'!$C$7:$C$5006}. */
    String range(int index) {
        String column = CellReference.convertNumToColString(index);
        return "'" + sheet.name() + "'!$" + column + "$" + (FIRST + 1) + ":$" + column + "$" + (last() + 1);
    }

    CellRangeAddress cells(int index) {
        return new CellRangeAddress(FIRST, last(), index, index);
    }
}
