package dev.coopclaims.eventstore.rights;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** Roles and users as the README describes them, on the database {@code coop}. */
final class Rights {

    static final String DATABASE = "coop";

    /** As the README lists them, by collection. */
    private static final Map<String, List<String>> README = Map.of(
            "commits", List.of("find", "insert", "listIndexes", "changeStream"),
            "log", List.of("find"),
            "snapshots", List.of("find", "insert", "update"),
            "positions", List.of("find", "insert", "update", "remove"),
            "fieldKeys", List.of("find", "insert", "update"),
            "masterKeys", List.of("find", "insert", "update"));

    private Rights() {}

    /** A role with the README's rights but one; an empty action leaves none out. */
    static void createRole(MongoDatabase admin, String name, String leftOut) {
        List<Document> privileges = new ArrayList<>();
        README.forEach((collection, actions) ->
                privileges.add(new Document("resource", new Document("db", DATABASE).append("collection", collection))
                        .append(
                                "actions",
                                actions.stream()
                                        .filter(action -> !action.equals(leftOut))
                                        .toList())));
        admin.runCommand(new Document("createRole", name)
                .append("privileges", privileges)
                .append("roles", List.of()));
    }

    /** A user whose password is {@code secret}. */
    static void createUser(MongoDatabase admin, String name, String role) {
        admin.runCommand(
                new Document("createUser", name).append("pwd", "secret").append("roles", List.of(role)));
    }

    static void take(MongoDatabase admin, String user, String role) {
        admin.runCommand(new Document("revokeRolesFromUser", user).append("roles", List.of(role)));
    }

    static void give(MongoDatabase admin, String user, String role) {
        admin.runCommand(new Document("grantRolesToUser", user).append("roles", List.of(role)));
    }
}
