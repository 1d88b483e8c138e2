package dev.coopclaims.eventstore.axon;

import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * The key of the request that a unit of work handles. Its commit reserves an entry for the key in the log's unique
 * index, so that only one of all attempts is stored, on whichever node and whatever crashes when.
 */
public final class RequestKey {

    private static final String RESOURCE = RequestKey.class.getName();
    private static final String STREAM = "request:";

    private RequestKey() {}

    /**
     * Makes the unit of work's commit the only one stored for this key; a further one is refused with {@link
     * RequestStoredException}. Call this before the unit of work commits.
     *
     * @param key any text; if callers choose their own keys, it must also identify the caller
     */
    public static void require(UnitOfWork<?> unitOfWork, String key) {
        unitOfWork.root().resources().put(RESOURCE, key);
    }

    static @Nullable String current() {
        return CurrentUnitOfWork.isStarted()
                        && CurrentUnitOfWork.get().root().resources().get(RESOURCE) instanceof String key
                ? key
                : null;
    }

    /** The name of the stream that represents a key in the unique index. */
    public static String streamOf(String key) {
        return STREAM + key;
    }
}
