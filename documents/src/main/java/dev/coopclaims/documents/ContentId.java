package dev.coopclaims.documents;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names one stored content: {@code content-} and a random UUID, so that no two kinds of ids collide and none can be
 * guessed.
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

    /** A new id that nothing has yet. */
    public static ContentId generate() {
        return new ContentId("content-" + UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value;
    }
}
