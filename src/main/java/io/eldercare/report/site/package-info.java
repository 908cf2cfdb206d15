/**
 * The site that readers open: static pages of plans, indicators, counties, institutions, months and releases, with charts, search,
 * figures as CSV and a data dictionary. Works from disk without a server and asks nothing of the network. Reads the mart, the
 * definitions behind the data dictionary and the finished documents of a month, and computes no indicator. Wording and looks stand
 * in {@code reports/site}. May import {@code report}, {@code mart}, {@code definitions} and {@code plan}.
 */
@NullMarked
package io.eldercare.report.site;

import org.jspecify.annotations.NullMarked;
