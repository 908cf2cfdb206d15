/**
 * The web server of the site: finished files of one folder, read-only, to readers on this machine or, where told so, of the network.
 * Knows nothing of what the files say. May import the JDK.
 */
@NullMarked
package io.eldercare.report.serve;

import org.jspecify.annotations.NullMarked;
