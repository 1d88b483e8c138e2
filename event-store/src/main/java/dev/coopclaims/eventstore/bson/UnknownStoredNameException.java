package dev.coopclaims.eventstore.bson;

import org.axonframework.serialization.SerializationException;

/** A class without a stored name cannot be written, or a stored name without a class cannot be read. */
public final class UnknownStoredNameException extends SerializationException {

    private static final long serialVersionUID = 1L;

    public UnknownStoredNameException(String message) {
        super(message);
    }
}
