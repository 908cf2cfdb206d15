package io.eldercare.lake.sql;

/**
 * Why a statement gives no result. The codes stand in docs/codes.md and in the log of queries.
 *
 * @see RefusedStatement
 */
public enum Refusal {
    LAKE_EMPTY,
    LAKE_SEVERAL,
    LAKE_TOO_LONG,
    LAKE_TOO_DEEP,
    LAKE_SYNTAX,
    LAKE_NOT_QUERY,
    LAKE_CONSTRUCT,
    LAKE_FUNCTION,
    LAKE_RELATION,
    LAKE_ROLE,
    LAKE_MEANING,
    LAKE_VALUE,
    LAKE_CROSS_JOIN,
    LAKE_TIME,
    LAKE_MEMORY,
    LAKE_DISK,
    LAKE_STOPPED,
    LAKE_UNLOGGED,
    LAKE_UNSAFE,
    LAKE_FAILED
}
