package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.EarningPeriod;
import org.axonframework.serialization.Revision;

/**
 * A node may use these numbers, and no other ever will (C-2). What it does not use stays unused.
 *
 * @param organisation the vendor: the numbers are nobody else's business
 * @param first first number of the block
 * @param last last number of the block
 * @param key in hex: under it the numbers are scattered before people see them; the same for all of a period
 */
@Revision("1")
public record ClaimNumbersAllotted(
        ClaimNumbersId numbers, OrganisationId organisation, EarningPeriod period, long first, long last, String key)
        implements DomainEvent {}
