package dev.coopclaims.query.projection;

/**
 * Where a view stands at one moment, over all processes that share it.
 *
 * @param answers whether it tells the whole truth up to its position; not while it is being filled
 * @param position everything up to here is in the view; -1 when nothing is
 * @param filling how often it was emptied to be filled anew: what was read between two equal numbers of an answering view
 *     is no mixture
 */
public record Standing(boolean answers, long position, long filling) {

    /** Whether what was read since an earlier standing is whole. */
    public boolean continues(Standing earlier) {
        return answers && earlier.answers && filling == earlier.filling;
    }
}
