package dev.coopclaims.kernel.cap;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * An amount of the cap was released: the claim was withdrawn or reduced, or its rejection is final (C-8, V-3, D-3).
 *
 * @param name which cap it is
 * @param amount in the cap's currency; absent for a head-count
 * @param people for a head-count; otherwise absent
 * @param limit the limit in force when a use was last registered
 * @param persons the people who no longer count, for a head-count; otherwise empty. Digests as in
 *     {@link CapUseRegistered}
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
        List<String> persons)
        implements CapEvent {
    public CapUseReleased {
        persons = List.copyOf(persons);
    }
}
