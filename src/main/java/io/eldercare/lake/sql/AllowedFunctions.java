package io.eldercare.lake.sql;

import java.util.Locale;
import java.util.Set;

/**
 * Built-in functions that queries may call: they compute from their arguments and nothing else. Left out on purpose: what calls Java, reads files or
 * names them, tells of the server, raises errors of its own, draws by chance, parses foreign formats, or makes long texts and arrays out of a number.
 */
final class AllowedFunctions {
    private static final Set<String> SCALAR = words(
            // numbers
            "abs bround ceil ceiling div exp floor greatest least ln log log10 log2 mod negative pmod positive pow power round sign signum sqrt"
                    + " try_add try_divide try_mod try_multiply try_subtract try_to_number to_number width_bucket bit_and bit_or bit_xor bit_count"
                    // conditions and types
                    + " coalesce if ifnull between isnotnull isnull nanvl nullif nullifzero nvl nvl2 zeroifnull equal_null typeof"
                    + " bigint boolean date decimal double float int smallint string tinyint timestamp timestamp_ntz try_cast"
                    // texts
                    + " ascii btrim char_length character_length charindex concat concat_ws contains endswith find_in_set format_number initcap instr lcase"
                    + " left len length locate lower ltrim overlay position regexp_count regexp_extract regexp_instr regexp_like"
                    + " regexp_replace regexp_substr replace reverse right rlike rtrim split split_part startswith substr substring substring_index"
                    + " to_char translate trim ucase upper like ilike"
                    // dates
                    + " add_months curdate current_date date_add date_diff date_format date_part date_sub date_trunc dateadd datediff datepart"
                    + " day dayname dayofmonth dayofweek dayofyear extract hour last_day make_date make_ym_interval minute month monthname months_between"
                    + " next_day quarter second timestampadd timestampdiff to_date to_timestamp_ntz trunc try_to_date weekday weekofyear year"
                    // lists, structs and maps
                    + " array array_append array_compact array_contains array_distinct array_except array_intersect array_join array_max array_min"
                    + " array_position array_remove array_size array_sort array_union arrays_overlap cardinality element_at exists filter forall get"
                    + " map map_contains_key map_entries map_from_arrays map_keys map_values named_struct size slice sort_array struct transform try_element_at");

    private static final Set<String> AGGREGATE =
            words("any any_value approx_count_distinct approx_percentile array_agg avg bool_and bool_or"
                    + " collect_list collect_set corr count count_if covar_pop covar_samp every first first_value grouping grouping_id kurtosis last"
                    + " last_value listagg max max_by mean median min min_by mode percentile percentile_approx percentile_cont percentile_disc regr_avgx"
                    + " regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy skewness some std stddev stddev_pop stddev_samp"
                    + " string_agg sum try_avg try_sum var_pop var_samp variance");

    private static final Set<String> WINDOW =
            words("cume_dist dense_rank lag lead nth_value ntile percent_rank rank row_number");

    private static final Set<String> GENERATOR =
            words("explode explode_outer inline inline_outer posexplode posexplode_outer stack");

    private AllowedFunctions() {}

    private static Set<String> words(String list) {
        return Set.of(list.split(" "));
    }

    static boolean isFunction(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return SCALAR.contains(lower) || AGGREGATE.contains(lower) || WINDOW.contains(lower) || isGenerator(lower);
    }

    /** Functions that make rows, for lateral views and in place of a table. */
    static boolean isGenerator(String name) {
        return GENERATOR.contains(name.toLowerCase(Locale.ROOT));
    }

    /** All names in order, for completion and documents. */
    static java.util.SortedSet<String> all() {
        java.util.TreeSet<String> all = new java.util.TreeSet<>(SCALAR);
        all.addAll(AGGREGATE);
        all.addAll(WINDOW);
        all.addAll(GENERATOR);
        return all;
    }
}
