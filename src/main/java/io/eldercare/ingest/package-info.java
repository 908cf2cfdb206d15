/**
 * From the inbox to silver: takes deliveries into the archive with a receipt, judges each file, and loads the slices that changed.
 * The reader of files itself is {@code ingest.read}.
 */
@NullMarked
package io.eldercare.ingest;

import org.jspecify.annotations.NullMarked;
