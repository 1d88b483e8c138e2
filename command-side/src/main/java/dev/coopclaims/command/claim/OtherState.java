package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.refusal.Refusal;

/** Says no because of where a claim stands. */
public final class OtherState {
    private OtherState() {}

    /**
     * The claim's state does not allow it.
     *
     * @param code of its own, for programs
     * @param why what follows "Claim CLM-… is SUBMITTED; ", without its full stop
     * @param rule the rule that says so
     */
    public static Refusal refusal(ClaimState state, String code, String why, String rule) {
        return Refusal.conflict(code, "/status", named(state) + " is " + state.status() + "; " + why + ".", rule);
    }

    /** The claim in a sentence, by the number that people know. */
    public static String named(ClaimState state) {
        return "Claim " + state.file().number();
    }
}
