package dev.coopclaims.kernel.fund;

import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.FundId;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * Whether the period qualifies has to be decided later (F-2).
 *
 * @param lacking the currencies of which there is no rate of the period's last day or before
 * @param since when it was put off
 */
@Revision("1")
public record FundDecisionAwaited(
        FundId fund, OrganisationId organisation, Cause cause, List<Currency> lacking, Instant since)
        implements FundEvent {
    public FundDecisionAwaited {
        lacking = List.copyOf(lacking);
    }

    /** Why it is not decided. */
    public enum Cause {
        /** FINANCE has to publish a rate first. */
        RATE_MISSING,
        /** Something was recorded after it had been converted. */
        LATE_RECORD
    }
}
