package dev.coopclaims.eventstore.sealing;

import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** Tells which components of events, and of the records that they hold, are sealed. It is asked once for each type. */
@FunctionalInterface
public interface FieldMarks {

    /** The subject of a field that is sealed under the key of its stream. */
    String STREAM = "";

    /**
     * Whose key a component is sealed under.
     *
     * @return {@link #STREAM}, or the name of the event's component that holds the subject's id; null: it is stored in
     *     the clear
     */
    @Nullable
    String subjectOf(RecordComponent component);
}
