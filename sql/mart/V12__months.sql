-- A night replaces rows by month: it should not pass over the years before. The keys of these tables begin with something else.
create index kpi_value_by_month on mart.kpi_value (month);
create index subsidy_by_month on mart.subsidy (month);
