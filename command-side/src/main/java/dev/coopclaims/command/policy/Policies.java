package dev.coopclaims.command.policy;

import dev.coopclaims.kernel.organisation.OrganisationId;

/**
 * Settings that hold for a whole installation.
 *
 * @param vendor the vendor's own organisation
 * @param separation which duties on a claim are kept apart
 * @param pseudonyms the keyed digests by which rules recognise people, suppliers and invoices
 */
public record Policies(OrganisationId vendor, Separation separation, Pseudonyms pseudonyms) {}
