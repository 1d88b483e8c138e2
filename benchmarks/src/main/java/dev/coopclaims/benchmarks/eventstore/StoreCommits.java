package dev.coopclaims.benchmarks.eventstore;

import java.time.Duration;

/** How many commits of one event the event store alone takes, for programs that compare themselves with it. */
public final class StoreCommits {

    private StoreCommits() {}

    /**
     * Writes to an empty database of a running replica set, which is dropped afterwards.
     *
     * @param uri of the replica set, without a database
     * @param callers each waits for its commit before the next one
     * @return commits per second
     * @throws IllegalStateException when a commit failed
     */
    public static double perSecond(String uri, int callers, Duration rampUp, Duration timed) {
        try (MongoServer server = new MongoServer(uri);
                Appends appends = Appends.to(new CoopClaims(server).openEmpty())) {
            Throughput seen = appends.run(new Load(callers, CommitShape.ONE_EVENT, rampUp, timed));
            if (seen.failures() > 0) {
                throw new IllegalStateException(seen.failures() + " commits of the event store failed");
            }
            return seen.commitsPerSecond();
        }
    }
}
