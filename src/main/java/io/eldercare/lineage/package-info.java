/** Where tables and columns come from and what is made of them, as data: a graph, its file, ways through it. Knows neither Spark nor the mart. */
@NullMarked
package io.eldercare.lineage;

import org.jspecify.annotations.NullMarked;
