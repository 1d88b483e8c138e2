package dev.coopclaims.benchmarks.eventstore;

/** An empty store that commits can be written to under load, once. */
interface Appends extends AutoCloseable {

    /** Writes for the duration of the load. */
    Throughput run(Load load);

    /** The number of events on the server, counted there. */
    long storedEvents();

    @Override
    void close();

    /** A candidate's store, written to by its callers. */
    static Appends to(Store store) {
        return new Appends() {
            @Override
            public Throughput run(Load load) {
                return CallerLoad.run(load, () -> store.append(load.shape().next()));
            }

            @Override
            public long storedEvents() {
                return store.storedEvents();
            }

            @Override
            public void close() {
                store.close();
            }
        };
    }

    /**
     * The event store, written to by its callers while a reader on the same node follows, which must see every event.
     */
    static Appends followed(CoopClaims.Opened store) {
        Follower follower = new Follower(store.openStream());
        Appends appends = to(store);
        return new Appends() {
            @Override
            public Throughput run(Load load) {
                return appends.run(load);
            }

            @Override
            public long storedEvents() {
                long stored = appends.storedEvents();
                follower.requireSeen(stored);
                return stored;
            }

            @Override
            public void close() {
                try (appends) {
                    follower.close();
                }
            }
        };
    }
}
