/**
 * What people write down for the program to read: contracts, profiles, KPIs, plans, settings, regions. Each file is read once,
 * checked as a whole, and every mistake is reported with file and line. May import {@code plan} only.
 */
@NullMarked
package io.eldercare.definitions;

import org.jspecify.annotations.NullMarked;
