package dev.coopclaims.documents.inspection;

import dev.coopclaims.documents.AcceptedType;
import dev.coopclaims.documents.ContentLimits;
import dev.coopclaims.documents.ContentRefused;
import dev.coopclaims.documents.ContentRefused.Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/**
 * What a content is, decided from its first bytes alone, and the check that the rest must pass. The ending of the name
 * chooses between types that look alike at first (text and CSV, the zip-based ones) and must agree with what was found
 * (ASVS 5.2.2); it never decides alone.
 *
 * @param type what the content is, if it passes the check
 * @param check to be run over all of the content
 */
public record Inspection(AcceptedType type, ContentCheck check) {
    /** How many first bytes are looked at. */
    public static final int HEAD_BYTES = 64 * 1024;

    private static final Set<AcceptedType> NONE = Set.of();

    /**
     * Decides from the first bytes.
     *
     * @param head the first {@link #HEAD_BYTES}, or all if there are fewer; at least one
     * @throws ContentRefused if it is not accepted, or not what the name says
     */
    public static Inspection of(byte[] head, FileName fileName, ContentLimits limits) {
        String detected = detect(head);
        Set<AcceptedType> candidates = candidates(detected, head);
        Optional<AcceptedType> declared = AcceptedType.ofExtension(fileName.extension());
        if (declared.isPresent() && candidates.contains(declared.get()) && accepts(limits, declared.get())) {
            return new Inspection(declared.get(), checkOf(declared.get(), limits));
        }
        boolean wouldBeTaken = candidates.stream().anyMatch(limits.accepted()::contains);
        boolean claimsToBeTaken = declared.filter(limits.accepted()::contains).isPresent();
        if (wouldBeTaken || claimsToBeTaken) {
            throw new ContentRefused(
                    Code.MEDIA_TYPE_MISMATCH, Map.of("detected", detected, "extension", fileName.extension()));
        }
        List<String> accepted =
                limits.accepted().stream().map(AcceptedType::mediaType).sorted().toList();
        throw new ContentRefused(Code.MEDIA_TYPE_NOT_ALLOWED, Map.of("detected", detected, "accepted", accepted));
    }

    private static boolean accepts(ContentLimits limits, AcceptedType type) {
        return limits.accepted().contains(type);
    }

    private static String detect(byte[] head) {
        MediaType byTika = byFirstBytes(head);
        // Tika knows markup by its root element only, and calls an unknown one plain text.
        if (byTika.equals(MediaType.TEXT_PLAIN) && TextCheck.beginsWithMarkup(head)) {
            return MediaType.APPLICATION_XML.toString();
        }
        // Short or non-Latin text in a one-byte character set is no text to Tika's statistics.
        if (byTika.equals(MediaType.OCTET_STREAM) && TextCheck.isText(head)) {
            return (TextCheck.beginsWithMarkup(head) ? MediaType.APPLICATION_XML : MediaType.TEXT_PLAIN).toString();
        }
        return byTika.toString();
    }

    private static MediaType byFirstBytes(byte[] head) {
        try {
            // No name is given to Tika: the content alone decides.
            return MimeTypes.getDefaultMimeTypes()
                    .detect(new ByteArrayInputStream(head), new Metadata())
                    .getBaseType();
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private static Set<AcceptedType> candidates(String detected, byte[] head) {
        return switch (detected) {
            // Tika also accepts the mark further in, behind other content: a PDF for one reader, HTML for another.
            case "application/pdf", "application/illustrator" ->
                TextCheck.beginsWith(head, "%PDF-") ? Set.of(AcceptedType.PDF) : NONE;
            case "image/png" -> Set.of(AcceptedType.PNG);
            case "image/jpeg" -> Set.of(AcceptedType.JPEG);
            case "image/gif" -> Set.of(AcceptedType.GIF);
            case "image/webp" -> Set.of(AcceptedType.WEBP);
            case "image/tiff" -> Set.of(AcceptedType.TIFF);
            case "application/zip", "application/x-tika-ooxml" ->
                Set.of(AcceptedType.DOCX, AcceptedType.XLSX, AcceptedType.PPTX);
            case "application/x-tika-msoffice", "application/vnd.ms-outlook" -> Set.of(AcceptedType.MSG);
            case "message/rfc822" -> Set.of(AcceptedType.EML, AcceptedType.TEXT);
            case "text/plain", "text/csv" -> Set.of(AcceptedType.TEXT, AcceptedType.CSV, AcceptedType.EML);
            default -> NONE;
        };
    }

    private static ContentCheck checkOf(AcceptedType type, ContentLimits limits) {
        return switch (type) {
            case PDF -> ContentCheck.NOTHING_MORE;
            case PNG, JPEG, GIF, WEBP, TIFF -> new PictureCheck(type, limits.maxPixels());
            case TEXT, CSV -> new TextCheck(type);
            case EML -> new MailCheck();
            case MSG -> new OutlookCheck();
            case DOCX, XLSX, PPTX -> new OfficeCheck(type, limits.maxInflatedBytes(), limits.maxZipEntries());
        };
    }
}
