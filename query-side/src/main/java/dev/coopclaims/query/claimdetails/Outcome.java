package dev.coopclaims.query.claimdetails;

import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.RejectedPart;
import dev.coopclaims.kernel.claim.SubmissionWarning;
import dev.coopclaims.query.people.Author;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What submissions and decisions said, beside how far the claim has come. Never changes; every change is a new one.
 *
 * @param allocations what the claim draws on which fund, in the order drawn (F-5)
 * @param warnings what readiness warned of at the last submission
 * @param rejection why it was rejected; absent unless the claim is rejected or the rejection is disputed
 * @param reviewNote what the reviewer noted when approving; absent while no approval was noted or it was revoked
 * @param ending how the partner ended it; absent unless withdrawn or discarded
 */
public record Outcome(
        List<Allocation> allocations,
        List<SubmissionWarning> warnings,
        @Nullable Reasons rejection,
        @Nullable String reviewNote,
        @Nullable Ending ending) {

    static final Outcome NONE = new Outcome(List.of(), List.of(), null, null, null);

    public Outcome {
        allocations = List.copyOf(allocations);
        warnings = List.copyOf(warnings);
    }

    /**
     * Why a claim is rejected (V-4).
     *
     * @param reasons codes of the catalogue
     * @param parts what of the claim a reason is about
     * @param text the reviewer's words
     */
    public record Reasons(List<String> reasons, List<RejectedPart> parts, String text) {
        public Reasons {
            reasons = List.copyOf(reasons);
            parts = List.copyOf(parts);
        }
    }

    /** Why the partner took the claim back, who and when. */
    public record Ending(String reason, Author by, Instant at) {}

    Outcome submitted(List<Allocation> drawn, List<SubmissionWarning> warnedOf) {
        return new Outcome(drawn, warnedOf, rejection, reviewNote, ending);
    }

    Outcome drawing(List<Allocation> drawn) {
        return new Outcome(drawn, warnings, rejection, reviewNote, ending);
    }

    /** The claim draws on nothing any more. */
    Outcome drawingNothing() {
        return drawing(List.of());
    }

    Outcome approved(List<Allocation> drawn, String note) {
        return new Outcome(drawn, warnings, null, note, ending);
    }

    Outcome revoked(List<Allocation> drawn) {
        return new Outcome(drawn, warnings, rejection, null, ending);
    }

    Outcome rejected(Reasons why) {
        return new Outcome(allocations, warnings, why, reviewNote, ending);
    }

    Outcome ended(Ending how) {
        return new Outcome(List.of(), warnings, rejection, reviewNote, how);
    }
}
