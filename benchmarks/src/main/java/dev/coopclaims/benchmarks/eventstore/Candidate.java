package dev.coopclaims.benchmarks.eventstore;

/** An event store in the comparison; it can be opened empty any number of times. */
interface Candidate extends AutoCloseable {

    /** The name used in the output, in {@code --peers} and in the results. */
    String name();

    /** An empty store on this run's server. */
    Store openEmpty();

    @Override
    void close();
}
