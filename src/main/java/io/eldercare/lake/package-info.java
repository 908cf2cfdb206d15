/** Where things lie: the home on disk, the archive of original bytes, the Spark session and the Delta tables. */
@NullMarked
package io.eldercare.lake;

import org.jspecify.annotations.NullMarked;
