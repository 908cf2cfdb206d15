/**
 * Faults put into runs of the program in processes of their own, and a checker that shares no code with it: DuckDB over the files, JDBC
 * to the mart, SHA-256 of bytes.
 */
package io.eldercare.faults;
