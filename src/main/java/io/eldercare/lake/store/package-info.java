/** Folders on HDFS and other stores that Hadoop reaches, as paths of {@code java.nio.file}. */
@NullMarked
package io.eldercare.lake.store;

import org.jspecify.annotations.NullMarked;
