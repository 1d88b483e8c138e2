package dev.coopclaims.query.projection;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.bson.conversions.Bson;

/**
 * A view: its documents are {@code {_id: <key>, position: <of the last event applied>, revision: …, …components of V}}.
 *
 * @param name as operators know it, in small letters, such as {@code claimdetails}
 * @param version raised whenever the fold means something else, so that the changed view fills a collection of its own; a
 *     document of another shape does so by itself
 * @param type the record that holds a document's content, public like every record in it, as the driver's record codec
 *     wants it; no component may be called {@code position}, {@code revision}, {@code removedAt}, {@code parked} or {@code _id}
 * @param fold what each event does to it
 * @param indexes secondary indexes, created at start; neither partial nor with a collation, which the embedded server
 *     ignores
 * @param neededByEveryAnswer whether it is a small view without which nothing else could answer: it is rebuilt beside itself
 *     and goes on answering, although for a while it takes its space twice, and the process that runs it keeps in memory
 *     what it has read by key
 */
public record View<V extends Record>(
        String name, int version, Class<V> type, Fold<V> fold, List<Bson> indexes, boolean neededByEveryAnswer) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{0,39}");
    private static final Set<String> RESERVED = Set.of(
            ViewDocument.KEY, ViewDocument.POSITION, ViewDocument.REVISION, ViewDocument.REMOVED_AT, Parked.MARK);

    /**
     * @throws IllegalArgumentException when the name or a component's name is not allowed, the version is not positive,
     *     or the record is not public
     */
    public View {
        indexes = List.copyOf(indexes);
        if (!NAME.matcher(name).matches() || version < 1) {
            throw new IllegalArgumentException("not a valid name and version of a view: " + name + ", " + version);
        }
        if (!Modifier.isPublic(type.getModifiers())) {
            throw new IllegalArgumentException("the record codec reads only public records: " + type);
        }
        if (Arrays.stream(type.getRecordComponents()).anyMatch(component -> RESERVED.contains(component.getName()))) {
            throw new IllegalArgumentException(type + " has a component whose name is reserved: " + RESERVED);
        }
    }

    /** A view that some answers need; it does not answer while it is rebuilt. */
    public View(String name, int version, Class<V> type, Fold<V> fold, List<Bson> indexes) {
        this(name, version, type, fold, indexes, false);
    }

    /** The same view, but one that nearly every answer needs. */
    public View<V> thatEveryAnswerNeeds() {
        return new View<>(name, version, type, fold, indexes, true);
    }

    /**
     * The name of its collection and of its event processor, such as {@code view_claimdetails_v1_0a1b2c3d}: its end stands for
     * the shape of the documents, events that they keep whole included.
     */
    public String collection() {
        return "view_" + name + "_v" + version + "_" + StoredShape.digest(type);
    }
}
