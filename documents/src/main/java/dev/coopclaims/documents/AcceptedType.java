package dev.coopclaims.documents;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of file this room knows how to check, with the endings that a name may declare for them. A configuration
 * chooses among them ({@link ContentLimits#accepted()}); a kind without a check cannot be accepted.
 */
public enum AcceptedType {
    PDF("application/pdf", "pdf"),
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg", "jpeg"),
    GIF("image/gif", "gif"),
    WEBP("image/webp", "webp"),
    TIFF("image/tiff", "tif", "tiff"),
    TEXT("text/plain", "txt"),
    CSV("text/csv", "csv"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    MSG("application/vnd.ms-outlook", "msg"),
    EML("message/rfc822", "eml");

    private final String mediaType;

    @SuppressWarnings("ImmutableEnumChecker") // List.of: immutable, which the checker cannot see
    private final List<String> extensions;

    AcceptedType(String mediaType, String... extensions) {
        this.mediaType = mediaType;
        this.extensions = List.of(extensions);
    }

    /** The registered media type, lower case, without parameters. */
    public String mediaType() {
        return mediaType;
    }

    /** The endings a name may have, lower case, without the dot. */
    public List<String> extensions() {
        return extensions;
    }

    /** The kind that a name's ending declares, in any case; empty when no kind has it. */
    public static Optional<AcceptedType> ofExtension(String extension) {
        String wanted = extension.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(type -> type.extensions.contains(wanted))
                .findFirst();
    }

    /** The kind of a media type, for reading a configuration; empty when this room cannot check it. */
    public static Optional<AcceptedType> ofMediaType(String mediaType) {
        String wanted = mediaType.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(wanted))
                .findFirst();
    }
}
