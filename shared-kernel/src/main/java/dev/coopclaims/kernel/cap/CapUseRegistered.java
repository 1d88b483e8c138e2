package dev.coopclaims.kernel.cap;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimLabel;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A submission used an amount of the cap (C-8).
 *
 * @param label how other streams know the claim
 * @param name which cap it is
 * @param amount in the cap's currency; absent for a head-count
 * @param people for a head-count; otherwise absent
 * @param limit the limit in force at that time
 * @param persons the counted people, for a head-count; otherwise empty. Each is a digest of organisation, conference
 *     and normalised name under the installation's secret, so that a person named by two claims counts once and nobody
 *     else can tell who it is
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
        List<String> persons)
        implements CapEvent {
    public CapUseRegistered {
        persons = List.copyOf(persons);
    }
}
