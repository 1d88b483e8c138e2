package dev.coopclaims.eventstore.faults;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.coopclaims.testkit.Await;
import dev.coopclaims.testkit.RealMongod;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.Document;

/** The members of a replica set of our own, to be killed, stopped and told to fail, each by a direct connection. */
final class Members implements AutoCloseable {

    private static final Duration HEALTHY_LIMIT = Duration.ofMinutes(4);

    /** A member that has not come back by then is started anew, as an operator would. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration DEATH_LIMIT = Duration.ofSeconds(20);

    private final RealMongod mongod;
    private final List<String> hosts;
    private final List<MongoClient> direct = new ArrayList<>();

    Members(RealMongod mongod) {
        this.mongod = mongod;
        // Not by the driver's ConnectionString, which sorts them.
        String uri = mongod.connectionString();
        this.hosts =
                List.of(uri.substring("mongodb://".length(), uri.indexOf("/?")).split(",", -1));
        for (String host : hosts) {
            direct.add(MongoClients.create("mongodb://" + host
                    + "/?directConnection=true&serverSelectionTimeoutMS=1000&connectTimeoutMS=1000&socketTimeoutMS=3000"
                    + "&heartbeatFrequencyMS=500&retryWrites=false&retryReads=false"));
        }
    }

    /** Members of a fresh replica set that ends with {@link #close}. */
    static Members start(int count) {
        return new Members(RealMongod.start(count));
    }

    /** Two members with data and an arbiter, the last one. */
    static Members startWithArbiter() {
        return new Members(RealMongod.startWithArbiter());
    }

    String uri() {
        return mongod.connectionString();
    }

    List<String> hosts() {
        return hosts;
    }

    int count() {
        return hosts.size();
    }

    /** The member that says it is the primary; waits for one. */
    int primary() {
        int[] found = {-1};
        if (!Await.until(HEALTHY_LIMIT, () -> (found[0] = primaryNow()) >= 0)) {
            throw new IllegalStateException("the replica set has no primary within " + HEALTHY_LIMIT);
        }
        return found[0];
    }

    private int primaryNow() {
        for (int member = 0; member < count(); member++) {
            if (hello(member).getBoolean("isWritablePrimary", false)) {
                return member;
            }
        }
        return -1;
    }

    List<Integer> secondaries() {
        int primary = primary();
        return IntStream.range(0, count())
                .filter(member -> member != primary)
                .boxed()
                .toList();
    }

    /** Waits until one member is primary and all others follow it. */
    void awaitHealthy() {
        if (!Await.until(PATIENCE, this::isHealthy)) {
            startStragglersAnew();
        }
        if (!Await.until(HEALTHY_LIMIT, this::isHealthy)) {
            throw new IllegalStateException("the replica set is not whole again within " + HEALTHY_LIMIT + ": "
                    + IntStream.range(0, count())
                            .mapToObj(member -> hosts.get(member)
                                    + (runs(member) ? " runs " : " is dead ")
                                    + hello(member).toJson())
                            .toList());
        }
    }

    /** mongod 6.0 stays in recovery now and then when all members were killed; the others go on without it. */
    private void startStragglersAnew() {
        for (int member = 0; member < count(); member++) {
            if (!hasRole(hello(member))) {
                System.out.println("member " + member + " did not come back within " + PATIENCE.toSeconds()
                        + " s and is started anew");
                if (runs(member)) {
                    kill(member);
                }
                restart(member);
            }
        }
    }

    private boolean isHealthy() {
        List<Document> hellos =
                IntStream.range(0, count()).mapToObj(this::hello).toList();
        return hellos.stream().allMatch(Members::hasRole)
                && hellos.stream()
                                .filter(hello -> hello.getBoolean("isWritablePrimary", false))
                                .count()
                        == 1;
    }

    private static boolean hasRole(Document hello) {
        return hello.getBoolean("isWritablePrimary", false)
                || hello.getBoolean("secondary", false)
                || hello.getBoolean("arbiterOnly", false);
    }

    private Document hello(int member) {
        try {
            return run(member, new Document("hello", 1));
        } catch (MongoException e) {
            return new Document();
        }
    }

    Document run(int member, Document command) {
        return direct.get(member).getDatabase("admin").runCommand(command);
    }

    MongoClient direct(int member) {
        return direct.get(member);
    }

    /** Sends SIGKILL; {@link #awaitDeath} waits for the end. */
    void kill(int member) {
        process(member).destroyForcibly();
    }

    /** Kills all members as nearly at once as signals go. */
    void killAll() {
        List<ProcessHandle> processes =
                IntStream.range(0, count()).mapToObj(this::process).toList();
        processes.forEach(ProcessHandle::destroyForcibly);
    }

    void awaitDeath(int member) {
        if (!Await.until(DEATH_LIMIT, () -> !runs(member))) {
            throw new IllegalStateException("member " + member + " does not die within " + DEATH_LIMIT);
        }
    }

    private ProcessHandle process(int member) {
        return ProcessHandle.of(mongod.pids().get(member))
                .orElseThrow(() -> new IllegalStateException("member " + member + " does not run"));
    }

    boolean runs(int member) {
        return ProcessHandle.of(mongod.pids().get(member))
                .map(ProcessHandle::isAlive)
                .orElse(false);
    }

    /** Starts a member again that was killed. */
    void restart(int member) {
        awaitDeath(member);
        mongod.restart(member);
    }

    void pause(int member) {
        signal("STOP", member);
    }

    void resume(int member) {
        signal("CONT", member);
    }

    private void signal(String name, int member) {
        try {
            Process kill = new ProcessBuilder(
                            "kill", "-" + name, mongod.pids().get(member).toString())
                    .start();
            if (!kill.waitFor(5, TimeUnit.SECONDS) || kill.exitValue() != 0) {
                throw new IllegalStateException("could not send SIG" + name + " to member " + member);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Sets a fail point of a member; {@code mode} and {@code data} as mongod takes them, in JSON. Says how often it had
     * been met before.
     */
    int failPoint(int member, String name, String mode, String data) {
        return run(
                        member,
                        new Document("configureFailPoint", name)
                                .append(
                                        "mode",
                                        Document.parse("{mode: " + mode + "}").get("mode"))
                                .append("data", Document.parse(data)))
                .get("count", Number.class)
                .intValue();
    }

    /** Ends a fail point and says how often it was met in all. */
    int endFailPoint(int member, String name) {
        return run(member, new Document("configureFailPoint", name).append("mode", "off"))
                .get("count", Number.class)
                .intValue();
    }

    @Override
    public void close() {
        direct.forEach(MongoClient::close);
        mongod.stop();
    }
}
