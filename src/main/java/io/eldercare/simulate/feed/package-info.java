/** The feeds as files: columns, layouts of the offices, cells, and what goes wrong in them. Knows no world. */
@NullMarked
package io.eldercare.simulate.feed;

import org.jspecify.annotations.NullMarked;
