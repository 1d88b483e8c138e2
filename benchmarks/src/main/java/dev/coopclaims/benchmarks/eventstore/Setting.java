package dev.coopclaims.benchmarks.eventstore;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What every part of a run works with.
 *
 * @param server the run's mongod
 * @param own this project's event store
 * @param peers the candidates it is compared with, in the order they are printed
 * @param leftOut peers that cannot be had, and why
 * @param plan how much is measured
 * @param out for people
 * @param results for programs
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

    /** Another order in each run, so that nobody always follows the same one. */
    static <T> List<T> ordered(List<T> contenders, int run) {
        List<T> order = new ArrayList<>(contenders);
        Collections.rotate(order, run);
        return order;
    }

    /** The names of the two ways axon-mongo stores. */
    static List<String> axonMongo() {
        return List.of(AxonMongo.name(AxonMongo.Strategy.PER_EVENT), AxonMongo.name(AxonMongo.Strategy.PER_COMMIT));
    }

    /** Collects what the last run left, so that it is not paid for by the next. */
    static void settle() {
        System.gc();
    }
}
