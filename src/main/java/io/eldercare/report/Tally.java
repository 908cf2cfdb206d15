package io.eldercare.report;

import java.util.List;

/** How many targets stand where. */
record Tally(int total, int reached, int onPath, int behind, int open) {
    static Tally of(List<TargetLine> lines) {
        int reached = 0;
        int onPath = 0;
        int behind = 0;
        for (TargetLine line : lines) {
            if (line.status().reached()) {
                reached++;
            } else if (line.status() == Status.ON_TRACK || line.status() == Status.BASICALLY_MET) {
                onPath++;
            } else if (line.status().behind()) {
                behind++;
            }
        }
        return new Tally(lines.size(), reached, onPath, behind, lines.size() - reached - onPath - behind);
    }
}
