package dev.coopclaims.benchmarks.eventstore;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The environment of every part of a run.
 *
 * @param server the run's mongod
 * @param own this project's event store
 * @param peers the candidates to compare with, in the order of the output
 * @param leftOut peers that are not available, and why
 * @param plan the extent of the run
 * @param out output for people
 * @param results results for programs
 */
record Setting(
        MongoServer server,
        CoopClaims own,
        List<Candidate> peers,
        Map<String, String> leftOut,
        Plan plan,
        PrintStream out,
        Results results) {

    /** This project's store and its peers. */
    List<Candidate> candidates() {
        List<Candidate> all = new ArrayList<>();
        all.add(own);
        all.addAll(peers);
        return all;
    }

    /** A different order in each run, so that no contender always follows the same one. */
    static <T> List<T> ordered(List<T> contenders, int run) {
        List<T> order = new ArrayList<>(contenders);
        Collections.rotate(order, run);
        return order;
    }

    /** The names of the two ways axon-mongo stores. */
    static List<String> axonMongo() {
        return List.of(AxonMongo.name(AxonMongo.Strategy.PER_EVENT), AxonMongo.name(AxonMongo.Strategy.PER_COMMIT));
    }

    /** Collects the garbage of the last run, so that the next one does not pay for it. */
    static void settle() {
        System.gc();
    }
}
