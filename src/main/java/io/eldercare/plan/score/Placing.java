package io.eldercare.plan.score;

/**
 * Where a unit stands among the ranked units with a score.
 *
 * @param rank 1 is best, ties share the better rank (1, 2, 2, 4)
 * @param low better end of the rank interval, see {@link io.eldercare.plan.rank.RankInterval}
 * @param band 档, 1 is best, see {@link io.eldercare.plan.rank.TieBands}
 */
public record Placing(int rank, int low, int high, int band) {}
