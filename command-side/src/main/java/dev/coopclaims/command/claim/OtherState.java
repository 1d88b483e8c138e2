package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import java.util.Arrays;
import java.util.stream.Stream;

/** Refuses a command because of a claim's status. */
public final class OtherState {
    private OtherState() {}

    /**
     * The claim's state does not allow it.
     *
     * @param code a code whose text begins with the claim and its status
     * @param more the further arguments of the text
     */
    public static Refusal refusal(ClaimState state, RefusalCode code, Object... more) {
        Object[] all = Stream.concat(Stream.of(named(state), state.status()), Arrays.stream(more))
                .toArray();
        return Refusal.conflict(code.at("/status", all));
    }

    /** How a message names the claim: by its claim number. */
    public static String named(ClaimState state) {
        return "Claim " + state.file().number();
    }
}
