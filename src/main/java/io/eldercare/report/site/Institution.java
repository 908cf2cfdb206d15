package io.eldercare.report.site;

import org.jspecify.annotations.Nullable;

/** An institution at the latest month: beds and residents as counted, no persons. Beds are empty where none were stated. */
record Institution(
        String id,
        String name,
        String kind,
        String ownership,
        String status,
        String township,
        @Nullable Integer builtBeds,
        @Nullable Integer openBeds,
        @Nullable Integer nursingBeds,
        @Nullable Integer residents) {}
