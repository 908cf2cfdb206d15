/** The prompt at which people type queries, the same for mart and lake. Knows neither: what runs a statement is given. */
@NullMarked
package io.eldercare.cli.prompt;

import org.jspecify.annotations.NullMarked;
