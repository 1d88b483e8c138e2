package dev.coopclaims.kernel.cap;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimLabel;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A submission uses so much of the cap (C-8).
 *
 * @param label by what the claim is known
 * @param name which cap it is
 * @param amount in the cap's currency; absent for a head-count
 * @param people for a head-count; else absent
 * @param limit in force then
 * @param persons who are counted, for a head-count: one digest of organisation, conference and normalised name each, under
 *     the secret of the installation, so that somebody who is named by two claims counts once and nobody else can tell
 *     who it is; else empty
 */
@Revision("1")
public record CapUseRegistered(
        CapId cap,
        OrganisationId organisation,
        ClaimId claim,
        ClaimLabel label,
        CapName name,
        @Nullable Money amount,
        @Nullable Integer people,
        CapLimit limit,
        @PersonalData List<String> persons)
        implements CapEvent {
    public CapUseRegistered {
        persons = List.copyOf(persons);
    }
}
