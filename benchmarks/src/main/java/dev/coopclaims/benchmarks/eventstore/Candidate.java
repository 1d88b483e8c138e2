package dev.coopclaims.benchmarks.eventstore;

/** An event store that is compared: it can be opened empty as often as it is asked. */
interface Candidate extends AutoCloseable {

    /** As it is printed, chosen by {@code --peers} and named in the results. */
    String name();

    /** An empty store on this run's server. */
    Store openEmpty();

    @Override
    void close();
}
