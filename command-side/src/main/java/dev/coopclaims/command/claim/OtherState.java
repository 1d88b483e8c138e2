package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import java.util.Arrays;
import java.util.stream.Stream;

/** Says no because of where a claim stands. */
public final class OtherState {
    private OtherState() {}

    /**
     * The claim's state does not allow it.
     *
     * @param code whose text begins with the claim and its status
     * @param more what the text says beside them
     */
    public static Refusal refusal(ClaimState state, RefusalCode code, Object... more) {
        Object[] all = Stream.concat(Stream.of(named(state), state.status()), Arrays.stream(more))
                .toArray();
        return Refusal.conflict(code.at("/status", all));
    }

    /** The claim in a sentence, by the number that people know. */
    public static String named(ClaimState state) {
        return "Claim " + state.file().number();
    }
}
