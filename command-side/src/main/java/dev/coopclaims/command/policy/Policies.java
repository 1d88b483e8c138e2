package dev.coopclaims.command.policy;

import dev.coopclaims.kernel.organisation.OrganisationId;

/**
 * What an installation has settled once.
 *
 * @param vendor the vendor's own organisation
 * @param separation who does not act twice about the same claim
 * @param people what stands for people where a cap counts them
 */
public record Policies(OrganisationId vendor, Separation separation, Pseudonyms people) {}
