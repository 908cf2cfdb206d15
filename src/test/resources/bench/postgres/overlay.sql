-- A delta replaces the rows of its key.
delete from ${table} as former
using ${table} as later, place as former_place, place as later_place
where ${same_key}
    and former.county_code = later.county_code
    and former.delivery = former_place.delivery and former.county_code = former_place.county_code
    and later.delivery = later_place.delivery and later.county_code = later_place.county_code
    and former_place.spelling = former.county_code and later_place.spelling = later.county_code
    and later_place.order_no > former_place.order_no;
