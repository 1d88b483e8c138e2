package dev.coopclaims.query.projection;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static java.util.Objects.requireNonNull;

import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/** The writes of one batch, each of which changes only the document that it was folded on. Not thread-safe. */
final class BatchWrites<V extends Record> {

    /** So many replacements cost what a command costs besides its documents, measured on the claims' list. */
    static final int WORTH_A_COMMAND = 25;

    private static final BsonDocumentCodec DOCUMENTS = new BsonDocumentCodec();
    private static final long MAX_FIRST_REVISION = 1L << 48;

    private final View<V> view;
    private final ViewCodec<V> codec;
    private final InstantSource wallClock;
    private final List<WriteModel<RawBsonDocument>> models = new ArrayList<>();
    private final Map<String, Kept<V>> after;

    /** @param wallClock says when documents were removed */
    BatchWrites(View<V> view, ViewCodec<V> codec, InstantSource wallClock, List<Change<V>> changes) {
        this.view = view;
        this.codec = codec;
        this.wallClock = wallClock;
        this.after = HashMap.newHashMap(changes.size());
        boolean apart = worthACommand(changes);
        for (Change<V> change : changes) {
            models.add(apart && change.isWithoutEffect() ? moved(change) : model(change));
        }
    }

    List<WriteModel<RawBsonDocument>> models() {
        return models;
    }

    /** What is kept of each key when all of it is written. */
    Map<String, Kept<V>> after() {
        return after;
    }

    /**
     * Replaces exactly the document on which the events were folded, by its position and revision; a new one is guarded by
     * the uniqueness of the key. Nothing else makes sure that no event is left out: whoever wrote in between, and for
     * whatever reason, has changed the revision.
     */
    private WriteModel<RawBsonDocument> model(Change<V> change) {
        Kept<V> before = change.before();
        V content = change.content();
        long revision = before == null || before.revision() == null ? firstRevision() : before.revision() + 1;
        if (change.parked() != null) {
            return parked(change, change.parked(), revision);
        }
        RawBsonDocument document = content == null ? removed(change, revision) : encoded(change, content, revision);
        int bytes = document.getByteBuffer().remaining();
        boolean overfull = bytes > OverfullDocument.MAX_BYTES;
        after.put(
                change.key(),
                new Kept<>(change.position(), revision, overfull ? null : content, overfull, overfull ? 0 : bytes));
        if (overfull) {
            BsonDocument on = before == null ? null : exactly(change.key(), before);
            return OverfullDocument.mark(view, change.key(), change.position(), revision, on);
        }
        return before == null
                ? new InsertOneModel<>(document)
                : new ReplaceOneModel<>(exactly(change.key(), before), document);
    }

    private RawBsonDocument encoded(Change<V> change, V content, long revision) {
        try {
            return codec.encode(new ViewDocument<>(change.key(), change.position(), content), revision);
        } catch (RuntimeException failed) {
            throw new UnstorableException(change.key(), failed);
        }
    }

    /** What the events made before the one that could not be applied is kept, if they made anything. */
    private WriteModel<RawBsonDocument> parked(Change<V> change, Parked parked, long revision) {
        Kept<V> before = change.before();
        V content = change.content();
        after.put(
                change.key(),
                new Kept<>(change.position(), revision, content, false, before == null ? 0 : before.bytes(), parked));
        // Folded again after an erasure, it has its position and another content.
        if (before != null && before.position() == change.position() && Objects.equals(content, before.content())) {
            return new UpdateOneModel<>(
                    exactly(change.key(), before),
                    combine(
                            set(Parked.MARK, parked.stored()),
                            set(ViewDocument.REVISION, revision),
                            unset(ViewDocument.REMOVED_AT)));
        }
        BsonDocument document = content == null
                ? new BsonDocument(ViewDocument.KEY, new BsonString(change.key()))
                        .append(ViewDocument.POSITION, new BsonInt64(change.position()))
                        .append(ViewDocument.REVISION, new BsonInt64(revision))
                : encoded(change, content, revision).decode(DOCUMENTS);
        RawBsonDocument marked = new RawBsonDocument(document.append(Parked.MARK, parked.stored()), DOCUMENTS);
        return before == null
                ? new InsertOneModel<>(marked)
                : new ReplaceOneModel<>(exactly(change.key(), before), marked);
    }

    /** The driver sends replacements and updates in commands of their own: a few updates are not worth a second one. */
    private static <V extends Record> boolean worthACommand(List<Change<V>> changes) {
        long withoutEffect = changes.stream().filter(Change::isWithoutEffect).count();
        return withoutEffect >= WORTH_A_COMMAND
                || withoutEffect
                        == changes.stream()
                                .filter(change -> change.before() != null)
                                .count();
    }

    /**
     * Writes position and revision alone, so that the server computes no index keys and writes no content. The write is not left
     * out: it finds out, as any other, whether somebody else wrote the document meanwhile, and whoever repeats the events skips
     * them.
     */
    private WriteModel<RawBsonDocument> moved(Change<V> change) {
        Kept<V> before = requireNonNull(change.before());
        long revision = requireNonNull(before.revision()) + 1;
        after.put(change.key(), new Kept<>(change.position(), revision, before.content(), false, before.bytes()));
        return new UpdateOneModel<>(
                exactly(change.key(), before),
                combine(set(ViewDocument.POSITION, change.position()), set(ViewDocument.REVISION, revision)));
    }

    private static BsonDocument exactly(String key, Kept<?> before) {
        return new BsonDocument(ViewDocument.KEY, new BsonString(key))
                .append(ViewDocument.POSITION, new BsonInt64(before.position()))
                .append(
                        ViewDocument.REVISION,
                        before.revision() == null ? BsonNull.VALUE : new BsonInt64(before.revision()));
    }

    /** At random, so that a document that is made again after its view was emptied has revisions of its own. */
    private static long firstRevision() {
        return ThreadLocalRandom.current().nextLong(MAX_FIRST_REVISION);
    }

    private RawBsonDocument removed(Change<V> change, long revision) {
        return new RawBsonDocument(
                new BsonDocument(ViewDocument.KEY, new BsonString(change.key()))
                        .append(ViewDocument.POSITION, new BsonInt64(change.position()))
                        .append(ViewDocument.REVISION, new BsonInt64(revision))
                        .append(
                                ViewDocument.REMOVED_AT,
                                new BsonDateTime(wallClock.instant().toEpochMilli())),
                DOCUMENTS);
    }
}
