package dev.coopclaims.benchmarks.eventstore;

import dev.coopclaims.eventstore.log.CommitLayout;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.eventhandling.DomainEventMessage;
import org.bson.RawBsonDocument;

/**
 * Encoded commits as the event store writes them, for the raw driver: the event store stored some, which were read
 * back; each further one is a copy of their bytes with new ids and a new position.
 */
final class RawCommits {

    private static final int TEMPLATES = 256;
    private static final int ID_BYTES = 36;

    /**
     * A stored commit.
     *
     * @param streams for each aggregate, the offsets of its id
     * @param events for each event, the offsets of its id
     */
    private record Template(RawBsonDocument document, List<List<Integer>> streams, List<List<Integer>> events) {}

    private final List<Template> templates;
    private final int eventsPerCommit;

    private RawCommits(List<Template> templates, int eventsPerCommit) {
        this.templates = templates;
        this.eventsPerCommit = eventsPerCommit;
    }

    /** Lets the event store encode commits of a shape. */
    static RawCommits of(CoopClaims candidate, CommitShape shape) {
        List<Template> templates = new ArrayList<>(TEMPLATES);
        try (CoopClaims.Opened store = candidate.openEmpty()) {
            List<List<DomainEventMessage<?>>> commits = new ArrayList<>(TEMPLATES);
            for (int i = 0; i < TEMPLATES; i++) {
                commits.add(shape.next());
                store.append(commits.getLast());
            }
            for (RawBsonDocument document : store.database()
                    .getCollection(MongoCommitLog.COLLECTION, RawBsonDocument.class)
                    .find()
                    .sort(new org.bson.Document(CommitLayout.ID, 1))) {
                templates.add(template(document, commits.get(templates.size())));
            }
        }
        return new RawCommits(templates, shape.events());
    }

    private static Template template(RawBsonDocument document, List<DomainEventMessage<?>> commit) {
        byte[] bytes = bytesOf(document);
        return new Template(
                document,
                commit.stream()
                        .map(DomainEventMessage::getAggregateIdentifier)
                        .distinct()
                        .map(id -> placesOf(id, bytes))
                        .toList(),
                commit.stream()
                        .map(event -> placesOf(event.getIdentifier(), bytes))
                        .toList());
    }

    private static byte[] bytesOf(RawBsonDocument document) {
        byte[] bytes = new byte[document.getByteBuffer().remaining()];
        document.getByteBuffer().get(bytes);
        return bytes;
    }

    private static List<Integer> placesOf(String id, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<Integer> places = new ArrayList<>();
        for (int at = text.indexOf(id); at >= 0; at = text.indexOf(id, at + 1)) {
            places.add(at);
        }
        if (places.isEmpty()) {
            throw new IllegalStateException("A stored commit does not hold the id " + id);
        }
        return places;
    }

    int eventsPerCommit() {
        return eventsPerCommit;
    }

    /** A commit of the shape at a position, for new aggregates. */
    RawBsonDocument at(long position) {
        Template template = templates.get(ThreadLocalRandom.current().nextInt(templates.size()));
        byte[] bytes = bytesOf(template.document());
        for (List<Integer> places : template.streams()) {
            put(CommitShape.timeOrderedId(), places, bytes);
        }
        for (List<Integer> places : template.events()) {
            put(UUID.randomUUID().toString(), places, bytes);
        }
        CommitLayout.place(bytes, position, Instant.now());
        return new RawBsonDocument(bytes);
    }

    private static void put(String id, List<Integer> places, byte[] bytes) {
        byte[] ascii = id.getBytes(StandardCharsets.US_ASCII);
        for (int place : places) {
            System.arraycopy(ascii, 0, bytes, place, ID_BYTES);
        }
    }
}
