package dev.coopclaims.command.policy;

import dev.coopclaims.kernel.organisation.OrganisationId;

/**
 * Settings that hold for a whole installation.
 *
 * @param vendor the vendor's own organisation
 * @param separation which duties on a claim are kept apart
 * @param people the pseudonyms under which caps count people
 */
public record Policies(OrganisationId vendor, Separation separation, Pseudonyms people) {}
