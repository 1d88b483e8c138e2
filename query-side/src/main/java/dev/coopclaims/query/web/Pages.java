package dev.coopclaims.query.web;

import com.mongodb.client.model.Filters;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.projection.ViewReader;
import dev.coopclaims.query.projection.codec.ViewCodecs;
import java.util.List;
import java.util.function.Function;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Reads a list page by page, each beginning after the last item of the previous one. */
public final class Pages {

    private final Cursor cursors;

    /** @param secret the installation's secret that signs cursors: the same on every node, at least 32 bytes */
    public Pages(byte[] secret) {
        this.cursors = new Cursor(secret);
    }

    /**
     * One page of a list.
     *
     * @param filter what is listed, visibility included; a cursor is valid only for the same filter and order
     * @throws dev.coopclaims.kernel.refusal.Refusal MALFORMED when the cursor belongs to another list
     */
    public <V extends Record> Page<ViewDocument<V>> read(
            ViewReader<V> reader, Bson filter, Order order, PageRequest request) {
        return read(
                reader,
                filter,
                order,
                request,
                (wanted, behind) -> new Found<>(reader.find(wanted, order.sort(), request.limit() + 1), null));
    }

    /** Finds the first documents of a page. */
    @FunctionalInterface
    public interface Finder<V extends Record> {
        /**
         * @param wanted all conditions
         * @param behind the one of them that the page begins with; matches everything on the first page
         */
        Found<V> first(Bson wanted, Bson behind);
    }

    /**
     * What a finder has found.
     *
     * @param documents in the order: one more than requested, if there are as many
     * @param end when they are fewer although the list may go on: the value of the order's only field up to which was looked
     */
    public record Found<V extends Record>(
            List<ViewDocument<V>> documents, @Nullable String end) {
        public Found {
            documents = List.copyOf(documents);
        }
    }

    /** Likewise, from what somebody else finds. A page may have fewer items than requested although the list goes on. */
    public <V extends Record> Page<ViewDocument<V>> read(
            ViewReader<V> reader, Bson filter, Order order, PageRequest request, Finder<V> finder) {
        BsonDocument what = filter.toBsonDocument(BsonDocument.class, ViewCodecs.REGISTRY);
        String query = reader.view().collection() + "\n" + what.toJson() + "\n" + order;
        String cursor = request.cursor();
        Bson behind = cursor == null ? new BsonDocument() : order.behind(cursors.decode(query, cursor));
        Found<V> first = finder.first(cursor == null ? what : Filters.and(what, behind), behind);
        List<ViewDocument<V>> found = first.documents();
        if (found.size() <= request.limit()) {
            String end = first.end();
            return new Page<>(
                    goingOn(found),
                    end == null ? null : cursors.encode(query, new BsonArray(List.of(new BsonString(end)))));
        }
        List<ViewDocument<V>> items = found.subList(0, request.limit());
        return new Page<>(goingOn(items), cursors.encode(query, order.placeOf(reader.stored(items.getLast()))));
    }

    /** What stands still is left out, because what is known of it is of the past; the answer says so ({@link Read#page}). */
    private static <V extends Record> List<ViewDocument<V>> goingOn(List<ViewDocument<V>> found) {
        return found.stream().filter(document -> !document.standsStill()).toList();
    }

    /** The same page with its items in another form. */
    public static <A, B> Page<B> map(Page<A> page, Function<A, B> form) {
        return new Page<>(page.items().stream().map(form).toList(), page.next());
    }
}
