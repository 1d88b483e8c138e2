package dev.coopclaims.benchmarks.http;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;

/**
 * Counts the work of a database: commands by {@code serverStatus().metrics.commands}, statements by {@code opcounters},
 * and statements by collection from the profiler. The profiler slows the database, so do not time anything meanwhile.
 */
final class DatabaseWork {
    private static final long PROFILE_BYTES = 256L << 20;
    private static final Map<String, String> PARTS = Map.of(
            "commits", "store",
            "log", "store",
            "streams", "store",
            "snapshots", "store",
            "view_states", "views",
            "idempotencyKeys", "key",
            "fieldKeys", "fieldKeys",
            "masterKeys", "fieldKeys");
    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findAndModify");
    private static final Set<String> READS = Set.of("find", "getMore", "aggregate", "count", "distinct");

    private final MongoDatabase admin;
    private final MongoDatabase database;

    DatabaseWork(MongoClient client, String name) {
        this.admin = client.getDatabase("admin");
        this.database = client.getDatabase(name);
    }

    /** Starts profiling every statement. */
    void profile() {
        database.runCommand(new Document("profile", 0));
        database.getCollection("system.profile").drop();
        database.runCommand(
                new Document("create", "system.profile").append("capped", true).append("size", PROFILE_BYTES));
        database.runCommand(new Document("profile", 2));
    }

    /** Stops profiling. */
    void profileNoMore() {
        database.runCommand(new Document("profile", 0));
    }

    /** The number of calls of each command since the server's start, and of all statements under {@code statements}. */
    Map<String, Long> counted() {
        Document status = admin.runCommand(new Document("serverStatus", 1));
        Document commands = status.get("metrics", Document.class).get("commands", Document.class);
        Map<String, Long> counted = new TreeMap<>();
        commands.forEach((name, one) -> {
            if ((WRITES.contains(name) || READS.contains(name)) && one instanceof Document figures) {
                counted.put(name, number(figures, "total"));
            }
        });
        Document statements = status.get("opcounters", Document.class);
        long all = 0;
        for (String kind : new String[] {"insert", "query", "update", "delete", "getmore"}) {
            all += number(statements, kind);
        }
        counted.put("statements", all);
        return counted;
    }

    private static long number(Document figures, String name) {
        return Objects.requireNonNull(figures.get(name, Number.class), name).longValue();
    }

    /** The number of statements of each part that the profiler has seen in a period. */
    Map<String, Long> parts(Date from, Date until) {
        Map<String, Long> parts = new TreeMap<>();
        for (Document seen : database.getCollection("system.profile")
                .find(Filters.and(Filters.gte("ts", from), Filters.lt("ts", until)))
                .projection(Projections.include("ns", "op", "command"))) {
            String collection =
                    seen.getString("ns").substring(database.getName().length() + 1);
            if (!collection.startsWith("system.")) {
                parts.merge(part(collection, seen), 1L, Long::sum);
            }
        }
        return parts;
    }

    /** What changes a position is the position's; what else is written there claims a segment or keeps the claim. */
    private static String part(String collection, Document seen) {
        if (collection.equals("positions") || collection.equals("followers")) {
            boolean writes = WRITES.contains(seen.getString("op"))
                    || seen.get("command", new Document()).containsKey("findAndModify");
            return writes && !changed(seen).contains("position") ? "claims" : "positions";
        }
        if (collection.startsWith("contents") || collection.startsWith("documents")) {
            return "contents";
        }
        return PARTS.getOrDefault(collection, "views");
    }

    private static String changed(Document seen) {
        Document command = seen.get("command", new Document());
        Object update = command.containsKey("u") ? command.get("u") : command.get("update");
        return String.valueOf(update);
    }
}
