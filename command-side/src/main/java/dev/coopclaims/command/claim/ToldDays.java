package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.time.Deadline;
import java.time.LocalDate;

/**
 * The dates that people were told for a claim. They hold even if location, calendar or catalogue change later (T-5).
 *
 * @param submitBy the deadline for submission (C-7)
 * @param keepOriginalsUntil the last day on which the originals must be kept; follows the activity's end (H-5)
 */
public record ToldDays(Deadline submitBy, LocalDate keepOriginalsUntil) {

    static ToldDays of(ClaimStarted event) {
        return new ToldDays(event.submitBy(), event.keepOriginalsUntil());
    }

    ToldDays keepingUntil(LocalDate day) {
        return new ToldDays(submitBy, day);
    }
}
