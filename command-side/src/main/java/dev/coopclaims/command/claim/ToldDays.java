package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.time.Deadline;
import java.time.LocalDate;

/**
 * The days that people were told of a claim, whatever location, calendar or catalogue say later (T-5).
 *
 * @param submitBy until when it is submitted (C-7)
 * @param keepOriginalsUntil the last day on which the originals must be there; follows the activity's end (H-5)
 */
public record ToldDays(Deadline submitBy, LocalDate keepOriginalsUntil) {

    static ToldDays of(ClaimStarted event) {
        return new ToldDays(event.submitBy(), event.keepOriginalsUntil());
    }

    ToldDays keepingUntil(LocalDate day) {
        return new ToldDays(submitBy, day);
    }
}
