/**
 * The lake door: queries of people run in a process of their own, which reads the lake's tables and has no secrets; this side decides who may ask, writes
 * results and the log of queries.
 */
@NullMarked
package io.eldercare.job.lakedoor;

import org.jspecify.annotations.NullMarked;
