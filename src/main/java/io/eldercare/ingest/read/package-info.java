/**
 * From the bytes of one county file to typed rows of a {@link io.eldercare.definitions.Contract}: container, encoding, sheet
 * shape, header, cells, resident IDs. Plain Java without Spark: every object here is made inside one task and used by one
 * thread, unless its comment says otherwise. May import {@code definitions} only.
 */
@NullMarked
package io.eldercare.ingest.read;

import org.jspecify.annotations.NullMarked;
