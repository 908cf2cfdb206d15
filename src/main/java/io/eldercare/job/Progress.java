package io.eldercare.job;

/** Tells a person how far a run is. Lines for a log, bars for a terminal. */
public interface Progress {
    /** A step begins. @param total units of work, 0 when unknown */
    void begin(String title, long total);

    void advance(long units);

    /** The step is over. @param detail counts worth telling, may be empty */
    void end(String detail);

    static Progress silent() {
        return new Progress() {
            @Override
            public void begin(String title, long total) {}

            @Override
            public void advance(long units) {}

            @Override
            public void end(String detail) {}
        };
    }
}
