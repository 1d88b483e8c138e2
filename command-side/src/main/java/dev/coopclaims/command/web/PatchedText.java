package dev.coopclaims.command.web;

import dev.coopclaims.kernel.text.CanonicalText;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * A text of a JSON Merge Patch (RFC 7396): one that is absent keeps what is there, {@code null} clears it. As a property
 * it is absent or one of these.
 *
 * @param text absent: it is to be cleared
 */
@Schema(type = "string", nullable = true)
@JsonDeserialize(using = PatchedText.Reader.class)
public record PatchedText(@Nullable String text) {
    private static final PatchedText CLEARED = new PatchedText(null);

    /**
     * One line, for what cannot be cleared; absent when it is absent.
     *
     * @throws dev.coopclaims.kernel.refusal.Refusal malformed when it is cleared, or as of {@link Parsing#line}
     */
    public static @Nullable String line(String field, @Nullable PatchedText patch) {
        return patch == null ? null : Parsing.line(field, given(field, patch));
    }

    /** The same for a code of the catalogue, see {@link Parsing#code}. */
    public static @Nullable String code(String field, @Nullable PatchedText patch) {
        return patch == null ? null : Parsing.code(field, given(field, patch));
    }

    private static String given(String field, PatchedText patch) {
        if (patch.text == null) {
            throw Parsing.malformed(field, "cannot be cleared");
        }
        return patch.text;
    }

    /** Whether it says that there is none any more; a blank line says so too. */
    public boolean clears() {
        return text == null || CanonicalText.isEmpty(text);
    }

    /** Tells what is absent from what is {@code null}. */
    static final class Reader extends StdDeserializer<PatchedText> {
        Reader() {
            super(PatchedText.class);
        }

        @Override
        public PatchedText deserialize(JsonParser parser, DeserializationContext context) {
            return new PatchedText(context.readValue(parser, String.class));
        }

        @Override
        public Object getNullValue(DeserializationContext context) {
            return CLEARED;
        }

        @Override
        public @Nullable Object getAbsentValue(DeserializationContext context) {
            return null;
        }
    }
}
