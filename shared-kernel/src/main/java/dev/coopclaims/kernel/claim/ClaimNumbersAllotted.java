package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.EarningPeriod;
import org.axonframework.serialization.Revision;

/**
 * A block of numbers was allotted to one node; no other node ever uses them (C-2). What it does not use stays unused.
 *
 * @param organisation the vendor, because no partner may see the numbers
 * @param first first number of the block
 * @param last last number of the block
 * @param key the key that scatters the numbers before people see them, in hex; the same for all blocks of a period
 */
@Revision("1")
public record ClaimNumbersAllotted(
        ClaimNumbersId numbers, OrganisationId organisation, EarningPeriod period, long first, long last, String key)
        implements DomainEvent {}
