-- A night replaces figures by month: it should not pass over the years before. The table's key begins with something else.
create index kpi_value_by_month on mart.kpi_value (month);
