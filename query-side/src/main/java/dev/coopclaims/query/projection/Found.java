package dev.coopclaims.query.projection;

import dev.coopclaims.kernel.refusal.Refusal;
import java.util.Collections;
import java.util.Map;

/**
 * What a view says of some keys. A key that is in neither map has no document.
 *
 * @param documents by key
 * @param withheld why a document is not shown although there is one, by key: it stands still or is too large
 */
public record Found<V extends Record>(Map<String, ViewDocument<V>> documents, Map<String, Refusal> withheld) {

    public Found {
        documents = Collections.unmodifiableMap(documents);
        withheld = Collections.unmodifiableMap(withheld);
    }

    /**
     * The documents, for who concludes something from what is missing.
     *
     * @throws Refusal unavailable when one is withheld
     */
    public Map<String, ViewDocument<V>> whole() {
        if (!withheld.isEmpty()) {
            throw withheld.values().iterator().next();
        }
        return documents;
    }
}
