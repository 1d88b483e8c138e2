package dev.coopclaims.query.projection;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import dev.coopclaims.query.follow.ClaimClock;
import dev.coopclaims.query.follow.LogTail;
import dev.coopclaims.query.follow.MongoGroupClaims;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * A process that runs views. A thread that comes to the place that was ordered says so and waits there until it is told to go
 * on, so that the process can be stopped exactly there. It is told what to do by lines.
 */
final class StoppingNode implements CommandListener {
    static final Duration CLAIM_TIMEOUT = Duration.ofMillis(500);
    /** Of which the fold cannot apply an event. */
    static final String STUCK_KEY = "org-hot-2";

    static final View<Tally> STUCK = new View<>(
            "stuck",
            1,
            Tally.class,
            new Poisoned<>(Tally.VIEW.fold(), STUCK_KEY::equals, event -> event.position() > 90),
            List.of());
    static final List<View<?>> VIEWS = List.of(Tally.VIEW, Coming.VIEW, STUCK);

    private static final int BATCH_EVENTS = 20;

    /** Where a thread waits. */
    enum Place {
        /** Documents are loaded, and nothing is written. */
        LOADED,
        /** Documents are written, and no position is. */
        WRITTEN,
        /** The command that stores positions is made, and not sent. */
        STORING
    }

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Map<Integer, String> collections = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> wanted = new ConcurrentHashMap<>();
    private @Nullable Place ordered;
    private boolean waiting;

    private StoppingNode() {}

    /** Arguments: the server, the database, the name of the node, the number of segments. */
    public static void main(String[] args) throws IOException {
        new StoppingNode().run(args[0], args[1], args[2], Integer.parseInt(args[3]));
    }

    private void run(String uri, String name, String node, int segments) throws IOException {
        try (MongoClient client = MongoClients.create(MongoClientSettings.builder()
                        .applyConnectionString(new ConnectionString(uri))
                        .addCommandListener(this)
                        .build());
                MongoClient reading = MongoClients.create(uri);
                CollectionLog log = new CollectionLog(reading.getDatabase(name));
                BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            MongoDatabase database = client.getDatabase(name);
            Projections running = started(database, log, node, segments);
            out.println("READY");
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                switch (order) {
                    case "go on" -> goOn();
                    case "pause" -> running.close();
                    case "resume" -> running = started(database, log, node, segments);
                    default -> waitAt(Place.valueOf(order));
                }
            }
            running.close();
        }
    }

    private static Projections started(MongoDatabase database, CollectionLog log, String node, int segments) {
        Projections projections = new Projections(
                database,
                VIEWS,
                new MongoGroupClaims(database, Projections.GROUP, "log", node, CLAIM_TIMEOUT, ClaimClock.SERVER),
                new LogTail(log),
                new ProjectionSettings(BATCH_EVENTS, segments, 2, 200, CLAIM_TIMEOUT));
        projections.start();
        return projections;
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        BsonDocument command = event.getCommand();
        if (!command.isString(event.getCommandName())) {
            return;
        }
        String collection = command.getString(event.getCommandName()).getValue();
        collections.put(event.getRequestId(), collection);
        if (command.isArray("updates")) {
            wanted.put(event.getRequestId(), command.getArray("updates").size());
        }
        if (collection.equals(MongoGroupClaims.COLLECTION)
                && event.getCommandName().equals("update")
                && command.toString().contains("positions.")) {
            at(Place.STORING);
        }
    }

    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
        String collection = collections.remove(event.getRequestId());
        Integer updates = wanted.remove(event.getRequestId());
        if (collection == null || !collection.startsWith("view_") || collection.equals(ViewStates.COLLECTION)) {
            return;
        }
        if (updates != null && event.getResponse().getNumber("n").intValue() < updates) {
            out.println("REFUSED");
        }
        switch (event.getCommandName()) {
            case "find" -> at(Place.LOADED);
            case "insert", "update" -> at(Place.WRITTEN);
            default -> {
                // Nothing of interest.
            }
        }
    }

    private synchronized void waitAt(Place place) {
        ordered = place;
    }

    private synchronized void goOn() {
        ordered = null;
        waiting = false;
        notifyAll();
    }

    private synchronized void at(Place place) {
        if (ordered != place || waiting) {
            return;
        }
        waiting = true;
        out.println("AT " + place);
        try {
            while (waiting) {
                wait();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
