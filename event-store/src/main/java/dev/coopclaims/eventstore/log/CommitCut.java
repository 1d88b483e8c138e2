package dev.coopclaims.eventstore.log;

/**
 * Commits of several streams as of one moment of the log.
 *
 * @param page if more may follow, any of the commits may be missing
 * @param end events at this position and behind it are not part of the moment; {@link #WHOLE} if all of them are
 */
public record CommitCut(CommitPage page, long end) {

    /** Everything in the page is part of the moment. */
    public static final long WHOLE = Long.MAX_VALUE;
}
