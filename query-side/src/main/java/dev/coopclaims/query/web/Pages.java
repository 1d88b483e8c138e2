package dev.coopclaims.query.web;

import com.mongodb.client.model.Filters;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.projection.ViewReader;
import dev.coopclaims.query.projection.codec.ViewCodecs;
import java.util.List;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

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
        return read(reader, filter, order, request, wanted -> reader.find(wanted, order.sort(), request.limit() + 1));
    }

    /**
     * Likewise, from what somebody else finds.
     *
     * @param finder gives the first documents that match a condition, in the order: one more than requested, if there are as many
     */
    public <V extends Record> Page<ViewDocument<V>> read(
            ViewReader<V> reader,
            Bson filter,
            Order order,
            PageRequest request,
            Function<Bson, List<ViewDocument<V>>> finder) {
        BsonDocument what = filter.toBsonDocument(BsonDocument.class, ViewCodecs.REGISTRY);
        String query = reader.view().collection() + "\n" + what.toJson() + "\n" + order;
        String cursor = request.cursor();
        Bson wanted = cursor == null ? what : Filters.and(what, order.behind(cursors.decode(query, cursor)));
        List<ViewDocument<V>> found = finder.apply(wanted);
        if (found.size() <= request.limit()) {
            return new Page<>(found, null);
        }
        List<ViewDocument<V>> items = found.subList(0, request.limit());
        return new Page<>(items, cursors.encode(query, order.placeOf(reader.stored(items.getLast()))));
    }

    /** The same page with its items in another form. */
    public static <A, B> Page<B> map(Page<A> page, Function<A, B> form) {
        return new Page<>(page.items().stream().map(form).toList(), page.next());
    }
}
