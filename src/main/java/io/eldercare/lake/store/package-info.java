/**
 * Folders on HDFS and other stores that Hadoop reaches, as paths of {@code java.nio.file}. What that interface calls optional and
 * nothing here asks for (watching, owners, appending, glob patterns, moving in a file being written) is refused with
 * {@link UnsupportedOperationException}, as it prescribes.
 */
@NullMarked
package io.eldercare.lake.store;

import org.jspecify.annotations.NullMarked;
