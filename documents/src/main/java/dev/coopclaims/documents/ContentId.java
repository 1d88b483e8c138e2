package dev.coopclaims.documents;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The id of a stored content: {@code content-} and a random UUID, so that ids of different kinds never collide and none
 * can be guessed.
 *
 * @param value the text form, 44 characters
 */
public record ContentId(String value) {
    private static final Pattern FORM =
            Pattern.compile("content-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** @throws IllegalArgumentException if the text is not of the form above */
    public ContentId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a content id");
        }
    }

    /** A new, unused id. */
    public static ContentId generate() {
        return new ContentId("content-" + UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value;
    }
}
