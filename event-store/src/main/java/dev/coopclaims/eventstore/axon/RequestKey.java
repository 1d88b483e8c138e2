package dev.coopclaims.eventstore.axon;

import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * The key of the request that a unit of work answers: its commit takes the key's place in the log's unique index, so that
 * of all attempts, on whatever node and whatever died when, one is stored.
 */
public final class RequestKey {

    private static final String RESOURCE = RequestKey.class.getName();
    private static final String STREAM = "request:";

    private RequestKey() {}

    /**
     * Lets the unit of work's commit be stored once for this key; a further one is refused with {@link
     * RequestStoredException}. To be called before it commits.
     *
     * @param key any text; it must name the caller too, if callers choose their keys themselves
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

    /** The stream whose beginning stands for a key in the log. */
    public static String streamOf(String key) {
        return STREAM + key;
    }
}
