/** Ready-made questions to the readers' database: {@code sql/examples/*.sql}. No figure depends on them. */
@NullMarked
package io.eldercare.definitions.question;

import org.jspecify.annotations.NullMarked;
