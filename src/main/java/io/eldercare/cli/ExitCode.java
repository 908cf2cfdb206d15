package io.eldercare.cli;

/** Exit codes, a promise to scripts and schedules. Rejected rows and files do not change them. */
final class ExitCode {
    static final int DONE = 0;
    /** wrong options, input or query; a home that a newer program has written to: to try again does not help */
    static final int USAGE = 2;
    /** mistakes in contracts, queries, KPIs, plans or settings */
    static final int DEFINITIONS = 3;
    /** the system failed, or another run holds the home */
    static final int SYSTEM = 4;
    /** {@code check} found something that would be rejected; a check stopped a publication or a release, or found the home not as promised */
    static final int CHECK = 5;

    private ExitCode() {}
}
