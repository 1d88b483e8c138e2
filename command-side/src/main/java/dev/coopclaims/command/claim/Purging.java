package dev.coopclaims.command.claim;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was recorded about purging a claim's contents (H-5).
 *
 * @param again when it is looked again at contents that are kept on; absent if nothing kept them on
 * @param done the last day on which contents had to be kept that were purged since; absent if none were
 */
public record Purging(@Nullable Instant again, @Nullable LocalDate done) {
    static final Purging NONE = new Purging(null, null);

    /** Whether it is known already that contents are kept on. */
    public boolean isDeferred(Instant now) {
        return again != null && now.isBefore(again);
    }

    /** Whether contents that had to be kept until this day were purged. */
    public boolean isDone(LocalDate keptUntil) {
        return keptUntil.equals(done);
    }
}
