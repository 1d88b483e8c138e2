package dev.coopclaims.query.projection;

import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import java.util.List;
import org.bson.RawBsonDocument;

/**
 * What readers get of a document that stands still (record 56): nothing, because what it holds is of the past, and a wrong balance
 * is worse than none.
 */
final class StandingStill {
    private StandingStill() {}

    /** @throws Refusal unavailable when the document stands still */
    static RawBsonDocument refuse(RawBsonDocument stored) {
        if (Parked.is(stored)) {
            throw refusal();
        }
        return stored;
    }

    /**
     * For what is summed up or concluded from documents.
     *
     * @throws Refusal unavailable when one of them stands still
     */
    static <V extends Record> List<ViewDocument<V>> refused(List<ViewDocument<V>> found) {
        if (found.stream().anyMatch(ViewDocument::standsStill)) {
            throw refusal();
        }
        return found;
    }

    /** @throws Refusal unavailable when something stands still */
    static void refuse(boolean standsStill) {
        if (standsStill) {
            throw refusal();
        }
    }

    private static Refusal refusal() {
        return Refusal.of(RequestCode.STANDS_STILL);
    }
}
