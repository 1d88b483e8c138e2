package dev.coopclaims.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import dev.coopclaims.eventstore.axon.SignalledEventStore;
import dev.coopclaims.eventstore.sealing.StoredFieldKeys;
import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.EventMetadata;
import dev.coopclaims.kernel.erasure.ErasureId;
import dev.coopclaims.kernel.erasure.ErasureRequested;
import dev.coopclaims.kernel.erasure.KeysDestroyed;
import dev.coopclaims.kernel.sample.EventSamples;
import dev.coopclaims.query.follow.EventLog;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.testkit.Await;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/**
 * Erased means erased (H-6): a marker of its own stands in every field of every event that holds personal data; when the keys
 * are gone, it is in no collection, no view, no answer, no past and no line of the log any more. A new field needs no line here.
 */
class ErasedMarkersScenarioTest {
    private static final Pattern MARKER = Pattern.compile("zmark[0-9]+z");
    private static final Pattern PLACE = Pattern.compile("([a-z-]+)/\\{[^}]+}");
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final List<String> READERS = List.of("rita", "pam", "fiona", "oscar");

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Map<String, Set<String>> ids = new HashMap<>();
    private final Map<String, Long> heads = new HashMap<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() {
        logged.start();
        root.addAppender(logged);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(logged);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void no_marker_of_any_field_is_found_anywhere_after_its_key_is_gone(boolean onMongod) {
        MarkedEvents marked = new MarkedEvents();
        assertThat(marked.plantedFields()).as("every marked field").isEqualTo(MarkedEvents.markedFields());
        try (RunningApplication application = PrivacyOfficer.withoutSweeps(folder, onMongod)) {
            MongoDatabase database = application.context().getBean(MongoDatabase.class);
            RebuildableViews views = new RebuildableViews(application);
            Set<String> others = keys(database);
            append(marked.events(), application);
            awaitViews(views);
            Set<String> sealedFrom = inCollections(database).getOrDefault("commits", Set.of());
            assertThat(sealedFrom).as("the log holds none in the clear").isEmpty();
            Set<String> shown = inCollections(database).values().stream()
                    .flatMap(Set::stream)
                    .collect(Collectors.toCollection(TreeSet::new));
            Answers before = answers(application);
            assertThat(before.markers()).as("answers show them").hasSizeGreaterThan(40);

            // Some samples follow nothing, as the change of somebody who never joined.
            Set<String> stoodStill = parked(database);
            destroyKeys(others, marked.events(), application);
            awaitViews(views);

            assertThat(named(inCollections(database), marked)).as("collections").isEmpty();
            Answers after = answers(application);
            assertThat(named(after.byPath, marked)).as("answers").isEmpty();
            assertThat(after.asked).isEqualTo(before.asked);
            assertThat(inPast(application)).as("the past").isEmpty();
            assertThat(parked(database))
                    .as("folds stumble over nothing that is erased")
                    .isEqualTo(stoodStill);
            Map<String, List<BsonDocument>> live = viewDocuments(database);
            views.rebuildAll();
            assertThat(viewDocuments(database)).as("rebuilt").isEqualTo(live);
            assertThat(inLog()).as("lines of the log").isEmpty();
            System.out.printf(
                    "markers: %d in %d fields of %d events; %d in views (%d documents stand still), %d in %d paths of"
                            + " %d answers before; 0 after%n",
                    marked.fieldsByMarker().size(),
                    marked.plantedFields().size(),
                    marked.events().size(),
                    shown.size(),
                    stoodStill.size(),
                    before.markers().size(),
                    before.byPath.size(),
                    before.asked);
        }
    }

    private void append(List<DomainEvent> events, RunningApplication application) {
        SignalledEventStore store = application.context().getBean(SignalledEventStore.class);
        for (DomainEvent event : events) {
            String stream = MarkedEvents.streamOf(event);
            ids.computeIfAbsent(kindOf(stream), kind -> new TreeSet<>()).add(stream);
            store.publish(message(stream, event));
        }
    }

    private GenericDomainEventMessage<DomainEvent> message(String stream, DomainEvent event) {
        long sequence = heads.merge(stream, 0L, (before, zero) -> before + 1);
        Map<String, String> metadata = Map.of(
                EventMetadata.ACTOR, "rita",
                EventMetadata.ROLE, "REVIEWER_L1",
                EventMetadata.ACTOR_ORGANISATION, "org-vendor",
                EventMetadata.CHANNEL, "API");
        return new GenericDomainEventMessage<>("Sample", stream, sequence, event, metadata);
    }

    private static String kindOf(String stream) {
        return stream.substring(0, Math.max(0, stream.indexOf('-')));
    }

    /** As the job does it: keys first, and then the event by which views notice. */
    private void destroyKeys(Set<String> others, List<DomainEvent> events, RunningApplication application) {
        Set<String> subjects = keys(application.context().getBean(MongoDatabase.class));
        subjects.removeAll(others);
        application.context().getBean(StoredFieldKeys.class).erase(subjects);
        Set<String> streams =
                events.stream().map(MarkedEvents::streamOf).collect(Collectors.toCollection(TreeSet::new));
        ErasureId erasure = EventSamples.of(ErasureRequested.class).getFirst().erasure();
        application
                .context()
                .getBean(SignalledEventStore.class)
                .publish(message(
                        erasure.value(), new KeysDestroyed(erasure, EventSamples.ORGANISATION, List.copyOf(streams))));
    }

    private static Set<String> keys(MongoDatabase database) {
        Set<String> subjects = new TreeSet<>();
        database.getCollection(StoredFieldKeys.COLLECTION).find().forEach(key -> subjects.add(key.getString("_id")));
        return subjects;
    }

    private static void awaitViews(RebuildableViews views) {
        assertThat(Await.until(
                        WITHIN,
                        () -> views.standing()
                                .valueStream()
                                .allMatch(view -> view.path("lag").asLong() == 0)))
                .as(() -> views.standing().toString())
                .isTrue();
    }

    private static Set<String> parked(MongoDatabase database) {
        Set<String> parked = new TreeSet<>();
        documents(database)
                .forEach((name, documents) -> documents.forEach(document -> {
                    if (document.containsKey("parked")) {
                        parked.add(name + " " + document.getString("_id").getValue());
                    }
                }));
        return parked;
    }

    /** The markers in each collection. */
    private static Map<String, Set<String>> inCollections(MongoDatabase database) {
        Map<String, Set<String>> found = new TreeMap<>();
        documents(database)
                .forEach((name, documents) -> documents.forEach(document -> {
                    byte[] bytes = new byte[document.getByteBuffer().remaining()];
                    document.getByteBuffer().get(bytes);
                    note(found, name, new String(bytes, StandardCharsets.ISO_8859_1));
                }));
        return found;
    }

    private static void note(Map<String, Set<String>> found, String where, String text) {
        Matcher matcher = MARKER.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            found.computeIfAbsent(where, ignored -> new TreeSet<>()).add(matcher.group());
        }
    }

    private static Map<String, List<RawBsonDocument>> documents(MongoDatabase database) {
        Map<String, List<RawBsonDocument>> documents = new TreeMap<>();
        for (String name : database.listCollectionNames()) {
            documents.put(
                    name,
                    database.getCollection(name, RawBsonDocument.class).find().into(new ArrayList<>()));
        }
        return documents;
    }

    /** Without what says how often and when a document was written. */
    private static Map<String, List<BsonDocument>> viewDocuments(MongoDatabase database) {
        Map<String, List<BsonDocument>> views = new TreeMap<>();
        for (String name : database.listCollectionNames()) {
            if (name.startsWith("view_") && !name.equals("view_states")) {
                views.put(
                        name,
                        database.getCollection(name, BsonDocument.class)
                                .find()
                                .projection(Projections.exclude("revision", "removedAt", "parked.since"))
                                .sort(Sorts.ascending("_id"))
                                .into(new ArrayList<>()));
            }
        }
        return views;
    }

    /** What everybody is told by every read. */
    private static final class Answers {
        private final Map<String, Set<String>> byPath = new TreeMap<>();
        private int asked;

        Set<String> markers() {
            return byPath.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private Answers answers(RunningApplication application) {
        Answers answers = new Answers();
        for (String path : paths(application)) {
            for (String reader : READERS) {
                for (String type :
                        path.endsWith("/ledger") ? List.of("application/json", "text/csv") : List.of("*/*")) {
                    HttpRequest.Builder request = application.as(reader, path).header("Accept", type);
                    HttpResponse<String> answer = application.send(request);
                    answers.asked++;
                    note(answers.byPath, path, answer.body() + answer.headers().map());
                }
            }
        }
        return answers;
    }

    /** Every read that the description names, of everything that the events name; pages as long as they may be. */
    private List<String> paths(RunningApplication application) {
        Map<String, Set<String>> things = Map.of(
                "claims", ids("claim"),
                "organisations", Set.of(EventSamples.ORGANISATION.value()),
                "pre-approvals", ids("preapproval"),
                "funds", ids("fund"),
                "invoices", ids("invoice"),
                "erasures", ids("erasure"));
        return application.described().described().stream()
                .filter(operation -> operation.startsWith("GET "))
                .map(operation -> operation.substring("GET ".length()))
                .flatMap(path -> filled(path, things))
                .map(path -> path.equals("/api/claims") || path.endsWith("/history") ? path + "?limit=200" : path)
                .toList();
    }

    private Set<String> ids(String kind) {
        return ids.getOrDefault(kind, Set.of());
    }

    private static Stream<String> filled(String path, Map<String, Set<String>> things) {
        Matcher place = PLACE.matcher(path);
        if (!place.find()) {
            return Stream.of(path);
        }
        return things.getOrDefault(place.group(1), Set.of("document-018f0000-0000-7000-8000-000000000003")).stream()
                .flatMap(id -> filled(
                        path.substring(0, place.start()) + place.group(1) + "/" + id + path.substring(place.end()),
                        things));
    }

    /** Every stream as it stood before the keys were gone. */
    private Set<String> inPast(RunningApplication application) {
        EventLog log = application.context().getBean(EventLog.class);
        Map<String, Set<String>> found = new TreeMap<>();
        for (Set<String> streams : ids.values()) {
            try (Stream<RecordedEvent> past = log.of(streams, log.head() - 1)) {
                past.forEach(event -> note(found, event.type(), event.payload().toString()));
            }
        }
        return found.keySet();
    }

    private Set<String> inLog() {
        Map<String, Set<String>> found = new TreeMap<>();
        for (ILoggingEvent event : List.copyOf(logged.list)) {
            note(found, event.getLoggerName(), event.getFormattedMessage());
            if (event.getThrowableProxy() != null) {
                note(found, event.getLoggerName(), ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
        }
        return found.keySet();
    }

    /** Which fields are still found, and where. */
    private static Map<String, Set<String>> named(Map<String, Set<String>> found, MarkedEvents marked) {
        Map<String, Set<String>> named = new TreeMap<>();
        found.forEach((where, markers) -> named.put(
                where,
                markers.stream()
                        .map(marker -> marked.fieldsByMarker().getOrDefault(marker, marker))
                        .collect(Collectors.toCollection(TreeSet::new))));
        return named;
    }
}
