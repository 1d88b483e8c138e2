package dev.coopclaims.command;

import dev.coopclaims.command.dispatch.RetryLimits;
import dev.coopclaims.command.policy.Separation;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.time.Duration;

/**
 * Settings of the command side; the application reads them from its configuration.
 *
 * @param vendor the vendor's own organisation
 * @param retries how often and how long a command is retried after a conflict
 * @param longestLaneWait how long a command waits for the streams that others are changing; at once refused if it would
 *     wait longer
 * @param claimNumberBlock how many claim numbers a node takes at once
 * @param importParallelism how many earning records of one import are in flight, 1 to 256
 * @param separation which duties on a claim are kept apart
 */
public record CommandSideSettings(
        OrganisationId vendor,
        RetryLimits retries,
        Duration longestLaneWait,
        int claimNumberBlock,
        int importParallelism,
        Separation separation) {

    /** Defaults for a node with a few cores. */
    public static CommandSideSettings defaults(OrganisationId vendor) {
        return new CommandSideSettings(vendor, RetryLimits.DEFAULT, Duration.ofSeconds(5), 100, 16, Separation.DEFAULT);
    }

    /** The same settings with another separation of duties. */
    public CommandSideSettings with(Separation other) {
        return new CommandSideSettings(vendor, retries, longestLaneWait, claimNumberBlock, importParallelism, other);
    }
}
