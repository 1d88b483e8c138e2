package dev.coopclaims.documents;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The kinds of file that this module can check, with the extensions that a name may have for them. A configuration
 * chooses among them ({@link ContentLimits#accepted()}); a kind without a check cannot be accepted.
 */
public enum AcceptedType {
    PDF("PDF", "application/pdf", "pdf"),
    PNG("PNG picture", "image/png", "png"),
    JPEG("JPEG picture", "image/jpeg", "jpg", "jpeg", "jpe", "jfif", "pjpeg", "pjp"),
    GIF("GIF picture", "image/gif", "gif"),
    WEBP("WebP picture", "image/webp", "webp"),
    /**
     * The format of phone cameras; kept and offered for download, but never shown in a page, because few browsers can.
     */
    HEIC("HEIC photo", "image/heic", "heic", "heif"),
    TIFF("TIFF picture", "image/tiff", "tif", "tiff"),
    TEXT("text", "text/plain", "txt"),
    CSV("CSV table", "text/csv", "csv"),
    DOCX("Word document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("Excel workbook", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    PPTX(
            "PowerPoint presentation",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "pptx"),
    MSG("Outlook mail", "application/vnd.ms-outlook", "msg"),
    EML("mail", "message/rfc822", "eml");

    private final String label;
    private final String mediaType;

    @SuppressWarnings("ImmutableEnumChecker") // List.of: immutable, which the checker cannot see
    private final List<String> extensions;

    AcceptedType(String label, String mediaType, String... extensions) {
        this.label = label;
        this.mediaType = mediaType;
        this.extensions = List.of(extensions);
    }

    /** The name of the kind for people. */
    public String label() {
        return label;
    }

    /** An entry for a list of accepted kinds, such as {@code JPEG picture (image/jpeg, .jpg, .jpeg)}. */
    public String described() {
        return extensions.stream()
                .map(one -> "." + one)
                .collect(Collectors.joining(", ", label + " (" + mediaType + ", ", ")"));
    }

    /** The registered media type, lower case, without parameters. */
    public String mediaType() {
        return mediaType;
    }

    /** The extensions a name may have, lower case, without the dot. */
    public List<String> extensions() {
        return extensions;
    }

    /** The kind for a file name's extension, in any case; empty if there is none. */
    public static Optional<AcceptedType> ofExtension(String extension) {
        String wanted = extension.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(type -> type.extensions.contains(wanted))
                .findFirst();
    }

    /** The kind of a media type, for reading a configuration; empty if this module cannot check it. */
    public static Optional<AcceptedType> ofMediaType(String mediaType) {
        String wanted = mediaType.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(wanted))
                .findFirst();
    }
}
