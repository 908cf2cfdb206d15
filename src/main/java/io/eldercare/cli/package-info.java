/** What a person types and reads: commands, options, messages, exit codes. */
@NullMarked
package io.eldercare.cli;

import org.jspecify.annotations.NullMarked;
