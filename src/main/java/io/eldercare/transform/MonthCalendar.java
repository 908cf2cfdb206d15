package io.eldercare.transform;

/**
 * {@code gold.dim_month}: the months of the century, 2000-01 to 2099-12, with year, half, quarter and days. It follows from the
 * calendar alone, so it is a view that no night writes and no year extends.
 */
final class MonthCalendar {
    static final String TABLE = "dim_month";

    static final String SQL = "select month, date_format(month, 'yyyy-MM') as month_code, year(month) as year,"
            + " cast(ceil(month(month) / 6.0) as int) as half, quarter(month) as quarter,"
            + " month(month) as month_of_year, month as first_day, last_day(month) as last_day,"
            + " day(last_day(month)) as days from (select explode(sequence(date '2000-01-01', date '2099-12-01',"
            + " interval 1 month)) as month)";

    private MonthCalendar() {}
}
