package dev.coopclaims.query.projection;

/**
 * The state of a view at one moment, across all processes that share it.
 *
 * @param answers whether it is complete up to its position; false while it is being filled
 * @param position the view contains everything up to here; -1 when it contains nothing
 * @param filling how often it was emptied for a rebuild: if two standings of an answering view have the same number,
 *     what was read between them is not a mixture
 * @param parked whether documents may stand still, so that lists of the view may lack some (record 56)
 */
public record Standing(boolean answers, long position, long filling, boolean parked) {

    /** Of a view in which nothing stands still. */
    public Standing(boolean answers, long position, long filling) {
        this(answers, position, filling, false);
    }

    /** Whether what was read since an earlier standing is not a mixture. */
    public boolean continues(Standing earlier) {
        return answers && earlier.answers && filling == earlier.filling;
    }
}
