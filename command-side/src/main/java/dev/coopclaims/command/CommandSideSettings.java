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
 * @param lanes how many lanes queue commands on contended streams
 * @param laneTimeout how long a command waits for its lanes
 * @param recentStates how many states of each kind of aggregate are kept in memory
 * @param claimNumberBlock how many claim numbers a node takes at once
 * @param importParallelism how many earning records of one import are in flight, 1 to 256
 * @param separation which duties on a claim are kept apart
 */
public record CommandSideSettings(
        OrganisationId vendor,
        RetryLimits retries,
        int lanes,
        Duration laneTimeout,
        int recentStates,
        int claimNumberBlock,
        int importParallelism,
        Separation separation) {

    /** Defaults for a node with a few cores. */
    public static CommandSideSettings defaults(OrganisationId vendor) {
        return new CommandSideSettings(
                vendor, RetryLimits.DEFAULT, 1_024, Duration.ofSeconds(5), 10_000, 100, 16, Separation.DEFAULT);
    }

    /** The same settings with another separation of duties. */
    public CommandSideSettings with(Separation other) {
        return new CommandSideSettings(
                vendor, retries, lanes, laneTimeout, recentStates, claimNumberBlock, importParallelism, other);
    }
}
