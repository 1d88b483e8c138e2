package dev.coopclaims.eventstore.bson;

import dev.coopclaims.eventstore.sealing.EventSealing;
import org.bson.BsonBinary;
import org.bson.BsonWriter;
import org.jspecify.annotations.Nullable;

/** Writes the texts of a payload, the marked ones sealed. */
final class TextWriter {

    private final BsonWriter writer;
    private final @Nullable EventSealing sealing;
    private @Nullable String subject;

    /** @param sealing of the event that is written; null for what is no event: marked texts are then refused */
    TextWriter(BsonWriter writer, @Nullable EventSealing sealing) {
        this.writer = writer;
        this.sealing = sealing;
    }

    /**
     * Seals the texts that follow.
     *
     * @param subject whose key; null to end it
     */
    void seal(@Nullable String subject) {
        this.subject = subject;
    }

    /** @throws IllegalArgumentException when a marked text cannot be sealed */
    void write(String text) {
        if (subject == null) {
            writer.writeString(text);
        } else if (sealing == null) {
            throw new IllegalArgumentException("A marked field can be stored only in an event or a snapshot");
        } else {
            writer.writeBinaryData(new BsonBinary(sealing.seal(subject, text)));
        }
    }
}
