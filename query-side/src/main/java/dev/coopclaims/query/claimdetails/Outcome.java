package dev.coopclaims.query.claimdetails;

import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.RejectedPart;
import dev.coopclaims.kernel.claim.SubmissionWarning;
import dev.coopclaims.query.people.Author;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What submissions and decisions resulted in, besides the claim's progress. Immutable.
 *
 * @param allocations what the claim draws on each fund, in the order drawn (F-5)
 * @param warnings the readiness warnings of the last submission
 * @param rejection why it was rejected; absent unless the claim is rejected or the rejection is disputed
 * @param reviewNote the reviewer's note on the approval; absent without a note and after a revocation
 * @param ending how it ended without a decision; absent unless withdrawn, discarded or expired
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
     * @param parts the parts of the claim that reasons refer to
     * @param text the reviewer's words
     */
    public record Reasons(List<String> reasons, List<RejectedPart> parts, String text) {
        public Reasons {
            reasons = List.copyOf(reasons);
            parts = List.copyOf(parts);
        }
    }

    /** Why, by whom and when the claim ended. */
    public record Ending(String reason, Author by, Instant at) {}

    Outcome submitted(List<Allocation> drawn, List<SubmissionWarning> warnedOf) {
        return new Outcome(drawn, warnedOf, rejection, reviewNote, ending);
    }

    Outcome drawing(List<Allocation> drawn) {
        return new Outcome(drawn, warnings, rejection, reviewNote, ending);
    }

    /** The claim no longer draws on any fund. */
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
