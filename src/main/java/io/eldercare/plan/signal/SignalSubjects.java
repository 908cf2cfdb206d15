package io.eldercare.plan.signal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/**
 * What patterns are looked for in.
 *
 * @param ofCases shares whose base are cases that chance acts on
 * @param stated counts and shares of counts that departments state, without money
 * @param headlineFeeds the feeds behind each headline figure
 * @param senders counties that state figures themselves
 */
public record SignalSubjects(
        Set<String> ofCases,
        SortedSet<String> stated,
        Map<String, List<String>> headlineFeeds,
        SortedSet<String> senders) {}
