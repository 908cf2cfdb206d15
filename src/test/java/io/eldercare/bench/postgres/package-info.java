/** PostgreSQL as a contender of the bench: its server, the copying of files and the order of the SQL in {@code bench/postgres}. */
package io.eldercare.bench.postgres;
