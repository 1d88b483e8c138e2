package dev.coopclaims.command.claim;

import dev.coopclaims.command.claim.ClaimState.Approved;
import dev.coopclaims.command.claim.ClaimState.Editing;
import dev.coopclaims.command.claim.ClaimState.Rejected;
import dev.coopclaims.command.claim.ClaimState.Submitted;
import dev.coopclaims.command.claim.ClaimState.UnderReview;
import dev.coopclaims.kernel.refusal.Refusal;

/** The claim is locked once it is submitted (C-4). */
public final class Lock {

    private Lock() {}

    /**
     * The file, to be changed or submitted.
     *
     * @throws Refusal a conflict when the claim is locked
     */
    public static ClaimFile open(ClaimState state) {
        return switch (state) {
            case Editing editing -> editing.file();
            case Submitted locked -> throw locked(locked);
            case UnderReview locked -> throw locked(locked);
            case Approved locked -> throw locked(locked);
            case Rejected locked -> throw locked(locked);
        };
    }

    private static Refusal locked(ClaimState state) {
        return Refusal.conflict("The claim is " + state.status() + " and locked; only comments are open (C-4).");
    }
}
