package io.eldercare.job;

/**
 * @param extent whether to do it, or to tell what would be done
 * @param keepDays for so many days versions of the lake's tables stay readable that have been replaced since
 * @param logDays so long logs are kept; at least {@link #FEWEST_LOG_DAYS}
 */
public record MaintenanceRequest(Extent extent, int keepDays, int logDays) {
    /** The Cybersecurity Law has network logs kept for six months and more (《网络安全法》，留存相关的网络日志不少于六个月). */
    public static final int FEWEST_LOG_DAYS = 184;

    /** Whether anything is touched. */
    public enum Extent {
        DO,
        LOOK
    }
}
