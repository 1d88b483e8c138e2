package dev.coopclaims.kernel.fund;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.FundId;
import org.axonframework.serialization.Revision;

/** What was reserved for a claim is available again. */
@Revision("1")
public record FundsReleased(FundId fund, OrganisationId organisation, ClaimId claim, Money amount, Reason reason)
        implements FundEvent {

    /** Why it was released. */
    public enum Reason {
        /** Less was approved than requested (V-3). */
        REDUCED,
        WITHDRAWN,
        /** The rejection became final while the amount was held (D-3, D-5). */
        REJECTION_FINAL,
        /** The dispute was dismissed or withdrawn; the amount was reserved again, not just held (D-3). */
        DISPUTE_LOST,
        /** A resubmission requested less (C-10). */
        RESUBMITTED
    }
}
