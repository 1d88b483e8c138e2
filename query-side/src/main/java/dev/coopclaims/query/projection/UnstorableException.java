package dev.coopclaims.query.projection;

import com.mongodb.MongoBulkWriteException;
import java.util.List;
import java.util.Set;

/** The content of one document cannot be stored, however often it is tried. */
final class UnstorableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * Errors of the server about one document: bad value, invalid BSON, names of fields, validation, two arrays in one index,
     * too large, key too long.
     */
    private static final Set<Integer> OF_THE_DOCUMENT = Set.of(2, 22, 52, 57, 121, 171, 10_334, 17_280, 17_419);

    private final String key;

    UnstorableException(String key, RuntimeException cause) {
        super("the document " + key + " cannot be stored", cause);
        this.key = key;
    }

    /**
     * What the database has against one document it has against it always; anything else may be over in a moment.
     *
     * @param changes the changes that were written, in their order
     */
    static RuntimeException orOther(MongoBulkWriteException failure, List<? extends Change<?>> changes) {
        return failure.getWriteErrors().stream()
                .filter(error -> OF_THE_DOCUMENT.contains(error.getCode()))
                .findFirst()
                .<RuntimeException>map(error ->
                        new UnstorableException(changes.get(error.getIndex()).key(), failure))
                .orElse(failure);
    }

    String key() {
        return key;
    }
}
