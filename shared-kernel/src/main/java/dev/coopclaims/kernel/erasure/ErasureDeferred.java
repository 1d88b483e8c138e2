package dev.coopclaims.kernel.erasure;

import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.Deadline;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A confirmed erasure has to wait, or waits for something else than before (H-5, H-6).
 *
 * @param keepUntil how long it has to be kept as evidence of money; absent when that is not what it waits for
 * @param heldBy the claims and organisations whose holds it waits for
 * @param inUseBy what still works with it: the claim that has not come to its end, the organisation that is open or whose
 *     member the person is
 */
@Revision("1")
public record ErasureDeferred(
        ErasureId erasure,
        OrganisationId organisation,
        @Nullable Deadline keepUntil,
        List<String> heldBy,
        List<String> inUseBy)
        implements ErasureEvent {
    public ErasureDeferred {
        heldBy = List.copyOf(heldBy);
        inUseBy = List.copyOf(inUseBy);
    }
}
