package dev.coopclaims.eventstore.sealing;

import static dev.coopclaims.eventstore.sealing.SealedNode.erased;
import static dev.coopclaims.eventstore.sealing.SealedNode.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.coopclaims.eventstore.contract.ContractServer;
import dev.coopclaims.eventstore.log.CommitTail;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.eventstore.log.StoredEvent;
import dev.coopclaims.eventstore.sealing.SealedNode.Counted;
import dev.coopclaims.eventstore.sealing.SealedNode.Told;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What holds of sealed fields and their keys on every server. */
public abstract class SealedFieldsSuite {

    private static final Duration CHECK = KeySettings.DEFAULTS.checkEvery();
    private static final int RACES = 60;

    private final MasterKeyRing master = MasterKeyRing.of(MasterKeyRing.newLine(1));
    private final List<SealedNode> nodes = new ArrayList<>();
    private ContractServer server;

    /** A server with an empty log. */
    protected abstract ContractServer newServer();

    @BeforeEach
    void startAfresh() {
        server = newServer();
    }

    @AfterEach
    void closeAll() {
        nodes.forEach(SealedNode::close);
        server.close();
    }

    private SealedNode node() {
        return node(master);
    }

    private SealedNode node(MasterKeys keys) {
        SealedNode node = new SealedNode(server.database(), server.openLog(), keys);
        nodes.add(node);
        return node;
    }

    private List<StoredEvent> stored() {
        try (CommitTail tail = new CommitTail(server.openLog(), 0)) {
            return tail.next().stream()
                    .flatMap(commit -> commit.events().stream())
                    .toList();
        }
    }

    @Test
    void marked_fields_are_stored_sealed_and_the_rest_in_the_clear() {
        node().append("one", 0, told("marker", "paula"));

        String everything = everythingStored();
        assertThat(everything).contains("paula").doesNotContain("marker");
        RawBsonDocument payload = stored().getFirst().payload();
        assertThat(payload.getString("code").getValue()).isEqualTo("c");
        assertThat(payload.isBinary("text")).isTrue();
        assertThat(payload.getArray("names")).hasSize(2).allMatch(name -> name.isBinary());
        assertThat(payload.containsKey("nothing")).isTrue();
        assertThat(payload.isNull("nothing")).isTrue();
    }

    private String everythingStored() {
        StringBuilder everything = new StringBuilder();
        for (String name : server.database().listCollectionNames()) {
            for (Document document : server.database().getCollection(name).find()) {
                RawBsonDocument raw = new RawBsonDocument(document, new DocumentCodec());
                byte[] bytes = new byte[raw.getByteBuffer().remaining()];
                raw.getByteBuffer().get(bytes);
                everything.append(new String(bytes, StandardCharsets.ISO_8859_1));
            }
        }
        return everything.toString();
    }

    @Test
    void every_way_of_reading_opens_them_on_every_node() {
        SealedNode writer = node();
        Told event = told("Grüße \uD83D\uDE00", "paula");
        writer.append("one", 0, event);
        writer.append("one", 1, new Counted(7));
        for (SealedNode reader : List.of(writer, node())) {
            assertThat(reader.read("one")).containsExactly(event, new Counted(7));
            assertThat(reader.engine().readEvents(null, false).<Object>map(message -> message.getPayload()))
                    .containsExactly(event, new Counted(7));
            assertThat(reader.engine().readStreams(Map.of("one", 0L)).get("one"))
                    .extracting(message -> (Object) message.getPayload())
                    .containsExactly(event, new Counted(7));
            assertThat(reader.engine().past().read(Set.of("one"), 1).<Object>map(message -> message.getPayload()))
                    .containsExactly(event, new Counted(7));
            assertThat(reader.serializer().mapper().fromBson(stored().getFirst().storedPayload(), Told.class))
                    .isEqualTo(event);
        }
    }

    @Test
    void an_upcaster_sees_them_open() {
        node().append("one", 0, told("words", "paula"));
        SealedNode newer = new SealedNode(
                server.database(), server.openLog(), master, SealedNode.NAMES, new EventUpcasterChain(new Shouting()));
        nodes.add(newer);
        assertThat(((Told) newer.read("one").getFirst()).text()).isEqualTo("WORDS");
    }

    private static final class Shouting extends SingleEventUpcaster {
        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().getName().equals("test.Told");
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            return event.upcastPayload(new SimpleSerializedType("test.Told", "1"), JsonNode.class, tree -> {
                ObjectNode changed = tree.asObject();
                changed.put("text", changed.get("text").asString().toUpperCase(java.util.Locale.ROOT));
                return changed;
            });
        }
    }

    @Test
    void a_snapshot_is_sealed_too() {
        SealedNode node = node();
        Told state = told("marker", "paula");
        node.append("one", 0, state);
        node.engine().storeSnapshot(new GenericDomainEventMessage<>("Test", "one", 0, state));
        assertThat(node.engine().readSnapshot("one").orElseThrow().getPayload()).isEqualTo(state);
        assertThat(everythingStored()).doesNotContain("marker");
    }

    @Test
    void what_has_no_event_is_refused_with_marked_fields() {
        assertThatThrownBy(() -> node().serializer().mapper().toBson(told("x", "paula")))
                .hasMessageContaining("A marked field can be stored only in an event or a snapshot");
    }

    @Test
    void an_erased_stream_reads_as_erased_and_the_rest_stays() {
        SealedNode node = node();
        node.append("one", 0, told("x", "paula"));
        node.append("two", 0, told("y", "paula"));
        byte[] before = bytesOf(stored().getFirst().raw());

        assertThat(node.keys().erase(Set.of(Subjects.stream("one")))).isEqualTo(1);

        assertThat(node.read("one")).containsExactly(erased("paula", "x@m"));
        assertThat(node.read("two")).containsExactly(told("y", "paula"));
        assertThat(bytesOf(stored().getFirst().raw())).isEqualTo(before);
        assertThat(node.keys().erase(Set.of(Subjects.stream("one")))).isZero();
        assertThat(node.keys().erase(Set.of(Subjects.stream("nobody")))).isZero();
    }

    @Test
    void what_was_stored_before_its_field_was_marked_is_read_and_no_erasure_reaches_it() {
        SealedNode older = new SealedNode(
                server.database(),
                server.openLog(),
                master,
                SealedNode.NAMES,
                new EventUpcasterChain(),
                component -> null);
        nodes.add(older);
        older.append("one", 0, told("x", "paula"));
        SealedNode node = node();
        assertThat(node.read("one")).containsExactly(told("x", "paula"));
        node.append("one", 1, told("y", "paula"));

        assertThat(node.keys().erase(Set.of(Subjects.stream("one")))).isEqualTo(1);

        assertThat(node.read("one")).containsExactly(told("x", "paula"), erased("paula", "y@m"));
        assertThat(older.read("one").getFirst()).isEqualTo(told("x", "paula"));
    }

    @Test
    void an_erased_person_is_erased_in_every_stream() {
        SealedNode node = node();
        node.append("one", 0, told("x", "paula"));
        node.append("two", 0, told("y", "paula"));
        node.append("two", 1, told("z", "peter"));
        node.keys().erase(Set.of(Subjects.named("paula")));
        assertThat(((Told) node.read("one").getFirst()).mail()).isEqualTo(FieldSealing.ERASED);
        assertThat(node.read("two"))
                .extracting(event -> ((Told) event).mail())
                .containsExactly(FieldSealing.ERASED, "z@m");
        assertThat(((Told) node.read("one").getFirst()).text()).isEqualTo("x");
    }

    @Test
    void a_person_and_a_stream_of_the_same_name_are_two() {
        SealedNode node = node();
        node.append("same", 0, told("x", "same"));
        node.keys().erase(Set.of(Subjects.named("same")));
        assertThat(node.read("same")).isEqualTo(List.of(withMail(told("x", "same"), FieldSealing.ERASED)));
    }

    private static Told withMail(Told event, String mail) {
        return new Told(
                event.code(), event.text(), event.nothing(), event.names(), event.parts(), event.person(), mail);
    }

    @Test
    void what_is_written_after_an_erasure_has_a_new_key() {
        SealedNode node = node();
        SealedNode other = node();
        node.append("one", 0, told("x", "paula"));
        assertThat(other.read("one")).containsExactly(told("x", "paula"));
        node.keys().erase(Set.of(Subjects.stream("one"), Subjects.named("paula")));
        node.append("one", 1, told("y", "paula"));
        other.later(CHECK);
        for (SealedNode reader : List.of(node, other, node())) {
            assertThat(reader.read("one")).containsExactly(erased("paula", FieldSealing.ERASED), told("y", "paula"));
        }
        other.append("one", 2, told("z", "paula"));
        assertThat(node.read("one"))
                .containsExactly(erased("paula", FieldSealing.ERASED), told("y", "paula"), told("z", "paula"));
    }

    @Test
    void another_node_forgets_an_erased_key_with_its_next_check() {
        SealedNode node = node();
        SealedNode other = node();
        node.append("one", 0, told("x", "paula"));
        assertThat(other.read("one")).containsExactly(told("x", "paula"));
        node.keys().erase(Set.of(Subjects.stream("one")));
        other.later(CHECK.minusMillis(1));
        assertThat(other.read("one")).as("known until then").containsExactly(told("x", "paula"));
        other.later(Duration.ofMillis(1));
        assertThat(other.read("one")).containsExactly(erased("paula", "x@m"));
    }

    @Test
    void a_lost_key_is_told_from_an_erased_one() {
        SealedNode node = node();
        node.append("one", 0, told("x", "paula"));
        server.database().getCollection(StoredFieldKeys.COLLECTION).deleteOne(Filters.eq("_id", "stream/one"));
        SealedNode other = node();
        assertThatThrownBy(() -> other.read("one"))
                .isInstanceOf(MissingKeyException.class)
                .hasMessageContaining("stream/one")
                .hasMessageContaining("restore");
    }

    @Test
    void keys_older_than_the_log_are_refused_at_start_and_the_right_ones_restore_everything() {
        SealedNode before = node();
        before.append("old", 0, told("x", "paula"));
        List<Document> oldCopy = keys();
        before.append("new", 0, told("y", "peter"));
        for (int i = 0; i < 250; i++) {
            before.append("new", i + 1, new Counted(i));
        }
        List<Document> rightCopy = keys();
        node().checkKeysOfTheLog();

        for (List<Document> lost : List.of(List.<Document>of(), oldCopy)) {
            restoreKeys(lost);
            assertThatThrownBy(() -> node().checkKeysOfTheLog())
                    .isInstanceOf(MissingKeyException.class)
                    .hasMessageContaining("is missing although nobody erased it: restore the newest backup");
            assertThat(keys()).as("no key was made in its place").isEqualTo(lost);
        }
        restoreKeys(rightCopy);
        SealedNode after = node();
        after.checkKeysOfTheLog();
        assertThat(after.read("new").getFirst()).isEqualTo(told("y", "peter"));
    }

    @Test
    void keys_from_before_an_erasure_are_refused_at_start_when_more_was_written() {
        SealedNode node = node();
        node.append("one", 0, told("x", "paula"));
        List<Document> beforeErasure = keys();
        node.keys().erase(Set.of(Subjects.stream("one")));
        node().checkKeysOfTheLog();
        node.append("one", 1, told("y", "paula"));
        node().checkKeysOfTheLog();
        restoreKeys(beforeErasure);
        assertThatThrownBy(() -> node().checkKeysOfTheLog())
                .isInstanceOf(MissingKeyException.class)
                .hasMessageContaining("stream/one (generation 2)");
    }

    @Test
    void a_damaged_event_hides_no_missing_key_and_refuses_no_start() {
        SealedNode node = node();
        node.append("one", 0, told("x", "paula"));
        node.append("two", 0, told("y", "paula"));
        server.database()
                .getCollection(MongoCommitLog.COLLECTION)
                .updateOne(Filters.eq("_id", 0L), Updates.set("events.0.payload._sealed", textsOfAnotherEvent()));
        node().checkKeysOfTheLog();
        server.database().getCollection(StoredFieldKeys.COLLECTION).deleteOne(Filters.eq("_id", "stream/two"));
        assertThatThrownBy(() -> node().checkKeysOfTheLog()).isInstanceOf(MissingKeyException.class);
    }

    @Test
    void the_keys_of_a_page_are_read_in_one_query_those_of_persons_too() {
        SealedNode node = node();
        for (int i = 0; i < 20; i++) {
            node.append("stream-" + i, 0, told("x", "person-" + i));
        }
        SealedNode reader = node();
        long before = reader.keys().queries();
        assertThat(reader.engine().readEvents(null, false).<Object>map(message -> message.getPayload()))
                .hasSize(20);
        assertThat(reader.keys().queries() - before).isEqualTo(1);
    }

    private Binary textsOfAnotherEvent() {
        return new Binary(
                stored().get(1).payload().getBinary(FieldSealing.TEXTS).getData());
    }

    private List<Document> keys() {
        return server.database()
                .getCollection(StoredFieldKeys.COLLECTION)
                .find()
                .sort(new Document("_id", 1))
                .into(new ArrayList<>());
    }

    /** As with drop. */
    private void restoreKeys(List<Document> copy) {
        server.database().getCollection(StoredFieldKeys.COLLECTION).drop();
        if (!copy.isEmpty()) {
            server.database().getCollection(StoredFieldKeys.COLLECTION).insertMany(copy);
        }
    }

    @Test
    void a_key_that_was_made_anew_is_named_as_a_cause() {
        SealedNode node = node();
        node.append("one", 0, told("x", "paula"));
        restoreKeys(List.of());
        node().append("one", 1, told("y", "paula"));
        assertThatThrownBy(() -> node().read("one"))
                .rootCause()
                .hasMessageEndingWith("its bytes were changed, or its key was lost and made anew");
    }

    @Test
    void sealed_fields_open_in_their_own_event_alone() {
        SealedNode node = node();
        node.append("one", 0, told("x", "paula"));
        node.append("one", 1, told("y", "paula"));
        changeFirst(Updates.set("events.0.payload._sealed", textsOfAnotherEvent()));
        assertThatThrownBy(() -> node().read("one"))
                .rootCause()
                .hasMessageContaining("does not open with the key of stream/one: its bytes were changed");
    }

    @Test
    void a_sealed_field_cannot_be_left_out_added_or_given_to_another_subject() {
        SealedNode node = node();
        node.append("one", 0, told("x", "paula"));
        RawBsonDocument payload = stored().getFirst().payload();
        Binary ofStream = new Binary(payload.getBinary("text").getData());
        Binary ofPerson = new Binary(payload.getBinary("mail").getData());
        for (Bson change : List.of(
                Updates.set("events.0.payload.text", "in the clear"),
                Updates.set("events.0.payload.mail", "in the clear"),
                Updates.set("events.0.payload.nothing", ofStream),
                Updates.set("events.0.payload.text", ofPerson),
                Updates.set("events.0.payload.mail", ofStream),
                Updates.combine(
                        Updates.set("events.0.payload.text", ofPerson), Updates.set("events.0.payload.mail", ofStream)),
                Updates.unset("events.0.payload._sealed"))) {
            changeFirst(change);
            assertThatThrownBy(() -> node().read("one"))
                    .as(change.toString())
                    .rootCause()
                    .hasMessageEndingWith("the sealed fields of an event are not as they were written");
            changeFirst(Updates.set("events.0.payload", payload));
        }
        assertThat(node().read("one")).containsExactly(told("x", "paula"));
    }

    private void changeFirst(Bson change) {
        server.database().getCollection(MongoCommitLog.COLLECTION).updateOne(Filters.eq("_id", 0L), change);
    }

    @Test
    void two_nodes_that_create_the_same_keys_at_once_agree() throws Exception {
        List<SealedNode> racing = List.of(node(), node());
        CyclicBarrier start = new CyclicBarrier(racing.size());
        try (ExecutorService threads = Executors.newFixedThreadPool(racing.size())) {
            for (int race = 0; race < RACES; race++) {
                String stream = "race-" + race;
                List<Future<FieldKey>> keys = new ArrayList<>();
                for (SealedNode node : racing) {
                    Callable<FieldKey> create = () -> {
                        start.await(60, TimeUnit.SECONDS);
                        return node.keys().forSealing(Set.of(stream)).get(stream);
                    };
                    keys.add(threads.submit(create));
                }
                List<byte[]> secrets = new ArrayList<>();
                for (Future<FieldKey> key : keys) {
                    secrets.add(key.get(60, TimeUnit.SECONDS).secret().getEncoded());
                }
                assertThat(secrets.getFirst()).isEqualTo(secrets.getLast());
            }
        }
        long lost = racing.stream().mapToLong(node -> node.keys().racesLost()).sum();
        System.out.println("keys created by two nodes at once: " + lost + " of " + RACES + " were created twice");
        assertThat(lost).isPositive();
    }

    @Test
    void an_erasure_beside_appends_breaks_nothing_and_erases_what_was_before() throws Exception {
        SealedNode eraser = node();
        SealedNode writer = node();
        AtomicBoolean stop = new AtomicBoolean();
        List<Long> startsOfErasures = new ArrayList<>();
        List<Long> startsOfAppends = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
            Future<?> writing = threads.submit(() -> {
                for (long sequence = 0; !stop.get(); sequence++) {
                    writer.later(CHECK);
                    startsOfAppends.add(System.nanoTime());
                    writer.append("one", sequence, told("x", "paula"));
                }
            });
            for (int i = 0; i < 30; i++) {
                eraser.keys().erase(Set.of(Subjects.stream("one")));
                startsOfErasures.add(System.nanoTime());
            }
            stop.set(true);
            writing.get(60, TimeUnit.SECONDS);
        }
        writer.later(CHECK);
        long lastErased = startsOfErasures.getLast();
        writer.append("one", startsOfAppends.size(), told("last", "paula"));
        List<Object> read = node().read("one");
        long gone = read.stream().filter(erased("paula", "x@m")::equals).count();
        System.out.println("beside " + startsOfErasures.size() + " erasures: " + gone + " of " + read.size()
                + " events are erased, and none is unreadable");
        assertThat(read).hasSize(startsOfAppends.size() + 1);
        assertThat(read.getLast()).isEqualTo(told("last", "paula"));
        assertThat(gone).isPositive();
        for (int i = 0; i < startsOfAppends.size(); i++) {
            if (startsOfAppends.get(i) > lastErased) {
                assertThat(read.get(i)).as("begun after the last erasure").isEqualTo(told("x", "paula"));
            }
        }
    }

    @Test
    void another_installations_master_key_is_refused_before_anything_is_read() {
        node().append("one", 0, told("x", "paula"));
        String before = everythingStored();
        assertThatThrownBy(() -> node(MasterKeyRing.of(MasterKeyRing.newLine(1))))
                .isInstanceOf(UnusableMasterKeyException.class)
                .hasMessage("the master key of version 1 is not the one that this installation was started with");
        assertThatThrownBy(() -> node(MasterKeyRing.of(MasterKeyRing.newLine(2))))
                .isInstanceOf(UnusableMasterKeyException.class)
                .hasMessageContaining("the master key of version 1 is not given");
        assertThat(everythingStored()).isEqualTo(before);
    }

    @Test
    void keys_whose_proof_of_the_master_key_is_gone_are_refused() {
        node().append("one", 0, told("x", "paula"));
        server.database().getCollection(StoredFieldKeys.MASTER_COLLECTION).drop();
        for (MasterKeys given : List.of(master, MasterKeyRing.of(MasterKeyRing.newLine(2)))) {
            assertThatThrownBy(() -> node(given))
                    .isInstanceOf(UnusableMasterKeyException.class)
                    .hasMessageContaining("the collection masterKeys is gone");
        }
    }

    @Test
    void a_new_master_key_takes_over_while_nodes_run() {
        String first = MasterKeyRing.newLine(1);
        String second = MasterKeyRing.newLine(2);
        SealedNode before = node(MasterKeyRing.of(first));
        for (int i = 0; i < 5; i++) {
            before.append("stream-" + i, 0, told("x", "person-" + i));
        }
        SealedNode rotating = node(MasterKeyRing.of(first + second));
        before.append("stream-5", 0, told("x", "person-5"));
        rotating.append("stream-6", 0, told("x", "person-6"));
        assertThat(rotating.keys().rewrap(4)).isEqualTo(4);
        assertThat(before.read("stream-0")).containsExactly(told("x", "person-0"));
        assertThat(rotating.keys().rewrap(1_000)).isEqualTo(8);
        assertThat(rotating.keys().rewrap(1_000)).isZero();

        SealedNode after = node(MasterKeyRing.of(second));
        for (int i = 0; i < 7; i++) {
            assertThat(after.read("stream-" + i)).containsExactly(told("x", "person-" + i));
        }
    }

    private static byte[] bytesOf(RawBsonDocument document) {
        byte[] bytes = new byte[document.getByteBuffer().remaining()];
        document.getByteBuffer().get(bytes);
        return bytes;
    }
}
