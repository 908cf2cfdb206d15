/** What whoever looks after the nights is told: the book of runs, figures for Prometheus, alerts. Nothing here can fail a run. */
@NullMarked
package io.eldercare.job.watch;

import org.jspecify.annotations.NullMarked;
