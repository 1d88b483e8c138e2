package dev.coopclaims.kernel.erasure;

import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * Nothing stands against it any more: from here on the keys are destroyed, and nobody takes it back (H-6).
 *
 * @param streams whose events hold what is erased, as far as views show it
 * @param keys what is destroyed, and no later generation
 */
@Revision("1")
public record ErasureBegun(
        ErasureId erasure, OrganisationId organisation, List<String> streams, List<DestroyedKey> keys)
        implements ErasureEvent {
    public ErasureBegun {
        streams = List.copyOf(streams);
        keys = List.copyOf(keys);
    }
}
