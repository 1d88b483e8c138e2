package dev.coopclaims.kernel.erasure;

import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * The keys are gone, and no node seals anything with them any more: what was written before this event reads as erased,
 * and views fold it again (H-6).
 *
 * @param streams whose events hold what is erased, as far as views show it
 */
@Revision("1")
public record KeysDestroyed(ErasureId erasure, OrganisationId organisation, List<String> streams)
        implements ErasureEvent {
    public KeysDestroyed {
        streams = List.copyOf(streams);
    }
}
