package dev.coopclaims.kernel.cap;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * So much of the cap can be used anew: the claim was withdrawn, reduced, or its rejection is final (C-8, V-3, D-3).
 *
 * @param name which cap it is
 * @param amount in the cap's currency; absent for a head-count
 * @param people for a head-count; else absent
 * @param limit in force when use of it was last registered
 * @param persons who are counted no more, for a head-count: one digest of organisation, conference and normalised name each, under
 *     the secret of the installation, so that somebody who is named by two claims counts once and nobody else can tell
 *     who it is; else empty
 */
@Revision("1")
public record CapUseReleased(
        CapId cap,
        OrganisationId organisation,
        ClaimId claim,
        CapName name,
        @Nullable Money amount,
        @Nullable Integer people,
        CapLimit limit,
        @PersonalData List<String> persons)
        implements CapEvent {
    public CapUseReleased {
        persons = List.copyOf(persons);
    }
}
