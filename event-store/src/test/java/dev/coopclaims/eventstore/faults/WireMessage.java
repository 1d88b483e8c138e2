package dev.coopclaims.eventstore.faults;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.bson.RawBsonDocument;

/**
 * The beginning of a message between client and server: its length, its id, the id of what it answers, its kind; then
 * flags, the kind of the first section, and a document.
 */
final class WireMessage {

    private static final int ID_AT = 4;
    private static final int ANSWERS_AT = 8;
    private static final int DOCUMENT_AT = 21;
    private static final int LOOKED_AT_BYTES = 256;

    private final byte[] bytes;
    private final int length;

    private WireMessage(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    /** A command on a collection: the first field of a message's document. */
    record Command(String name, String collection) {

        /** Behind the document's length and the field's type. */
        private static final int NAME_AT = DOCUMENT_AT + 5;

        private static final int LENGTH_BYTES = 4;

        private boolean begins(String message) {
            return message.startsWith(name + '\0', NAME_AT)
                    && message.startsWith(collection + '\0', NAME_AT + name.length() + 1 + LENGTH_BYTES);
        }
    }

    /** What a piece of a connection's bytes begins with; empty when it is too short for a message. */
    static Optional<WireMessage> of(byte[] bytes, int length) {
        return length > DOCUMENT_AT ? Optional.of(new WireMessage(bytes, length)) : Optional.empty();
    }

    int id() {
        return number(ID_AT);
    }

    int answers() {
        return number(ANSWERS_AT);
    }

    /** Its first document, if all of it is there. */
    RawBsonDocument document() {
        return new RawBsonDocument(bytes, DOCUMENT_AT, Math.min(number(DOCUMENT_AT), length - DOCUMENT_AT));
    }

    boolean is(Command command) {
        return command.begins(new String(bytes, 0, Math.min(length, LOOKED_AT_BYTES), StandardCharsets.ISO_8859_1));
    }

    private int number(int at) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
    }
}
