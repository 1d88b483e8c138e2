package dev.coopclaims.command.erasure;

import dev.coopclaims.kernel.erasure.ErasureDeferred;
import dev.coopclaims.kernel.erasure.ErasureId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.Deadline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a subject stands, and what stands against erasing it (H-5, H-6).
 *
 * @param partner whose it is; absent for a person
 * @param keepUntil how long it is evidence of money; absent when it is none
 * @param heldBy claims and organisations under hold
 * @param inUseBy what still works with it
 * @param streams whose events hold its data, as far as views show it
 */
record Standing(
        @Nullable OrganisationId partner,
        @Nullable Deadline keepUntil,
        List<String> heldBy,
        List<String> inUseBy,
        List<String> streams) {

    Standing {
        heldBy = heldBy.stream().distinct().sorted().toList();
        inUseBy = inUseBy.stream().distinct().sorted().toList();
        streams = streams.stream().distinct().sorted().toList();
    }

    boolean waits() {
        return keepUntil != null || !heldBy.isEmpty() || !inUseBy.isEmpty();
    }

    ErasureDeferred deferred(ErasureId erasure, OrganisationId vendor) {
        return new ErasureDeferred(erasure, vendor, keepUntil, heldBy, inUseBy);
    }
}
