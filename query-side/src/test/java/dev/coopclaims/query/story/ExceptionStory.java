package dev.coopclaims.query.story;

import dev.coopclaims.kernel.claim.ClaimLabel;
import dev.coopclaims.kernel.claim.DeadlineMoved;
import dev.coopclaims.kernel.claim.PartnerDeadline;
import dev.coopclaims.kernel.exception.ExceptionGranted;
import dev.coopclaims.kernel.exception.ExceptionScope;
import dev.coopclaims.kernel.exception.ExceptionTerms;
import dev.coopclaims.kernel.source.ExceptionId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.kernel.time.Reminder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Exceptions of a story's claim. */
public final class ExceptionStory {
    private static final ExceptionId EXCEPTION = new ExceptionId("exception-1");
    private static final LocalDate LATER = LocalDate.of(2021, 9, 15);

    private ExceptionStory() {}

    /** A later deadline for submitting it. */
    public static ExceptionGranted granted(ClaimStory story) {
        return granted(story, "CSP_1T", "DE");
    }

    /** The same, when the claim had another programme or location. */
    public static ExceptionGranted granted(ClaimStory story, String programme, String location) {
        return ExceptionGranted.of(
                story.organisation,
                EXCEPTION,
                new ExceptionScope(
                        story.claim, new ClaimLabel("CLM-1", programme, location), programme, ClaimStory.PERIOD),
                ExceptionTerms.laterDeadline(PartnerDeadline.SUBMISSION, LATER),
                LATER,
                "flooded");
    }

    /** What the claim is told. */
    public static DeadlineMoved moved(ClaimStory story, PartnerDeadline of) {
        Deadline later = Deadline.endOf(LATER, ZoneOffset.UTC);
        return new DeadlineMoved(
                story.claim,
                story.organisation,
                of,
                null,
                later,
                Reminder.of(later, List.of(14), Instant.EPOCH),
                EXCEPTION,
                "flooded");
    }
}
