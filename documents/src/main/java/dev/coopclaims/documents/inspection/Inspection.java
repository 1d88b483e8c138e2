package dev.coopclaims.documents.inspection;

import dev.coopclaims.documents.AcceptedType;
import dev.coopclaims.documents.ContentLimits;
import dev.coopclaims.documents.ContentRefused;
import dev.coopclaims.documents.ContentRefused.Code;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The type of a content according to its first bytes, and the check that the whole content must pass. The extension of
 * the name chooses between types that begin alike (text, CSV and mails; the zip-based ones) and must agree with what
 * was found (ASVS 5.2.2); it never decides alone.
 *
 * @param type what the content is, if it passes the check
 * @param check to be run over the whole content
 */
public record Inspection(AcceptedType type, ContentCheck check) {
    /** How many bytes at the beginning are looked at. */
    public static final int HEAD_BYTES = 64 * 1024;

    private static final Set<Code> OF_THE_TYPE =
            Set.of(Code.MEDIA_TYPE_MISMATCH, Code.FILE_DAMAGED, Code.FILE_ENCRYPTED);

    /**
     * Decides from the first bytes.
     *
     * @param head the first {@link #HEAD_BYTES}, or all if there are fewer; at least one
     * @throws ContentRefused if it is not accepted, or not what the name says
     */
    public static Inspection of(byte[] head, FileName fileName, ContentLimits limits) {
        Recognition found = Recognition.of(head);
        List<String> accepted =
                limits.accepted().stream().sorted().map(AcceptedType::described).toList();
        Optional<AcceptedType> declared =
                AcceptedType.ofExtension(fileName.extension()).filter(limits.accepted()::contains);
        if (declared.isPresent() && found.candidates().contains(declared.get())) {
            ContentCheck check = checkOf(declared.get(), found, limits);
            return new Inspection(declared.get(), content -> {
                try {
                    check.read(content);
                } catch (ContentRefused refused) {
                    throw OF_THE_TYPE.contains(refused.code()) ? refused.with("accepted", accepted) : refused;
                }
            });
        }
        boolean wouldBeTaken = found.likely().stream().anyMatch(limits.accepted()::contains);
        if (wouldBeTaken || declared.isPresent()) {
            throw new ContentRefused(
                    Code.MEDIA_TYPE_MISMATCH,
                    Map.of("detected", found.detected(), "extension", fileName.extension(), "accepted", accepted));
        }
        throw new ContentRefused(
                Code.MEDIA_TYPE_NOT_ALLOWED, Map.of("detected", found.detected(), "accepted", accepted));
    }

    private static ContentCheck checkOf(AcceptedType type, Recognition found, ContentLimits limits) {
        return switch (type) {
            case PDF -> new PdfCheck();
            case PNG, JPEG, GIF, WEBP, HEIC, TIFF -> new PictureCheck(type, limits.maxPixels());
            case TEXT, CSV -> new TextCheck(type);
            case EML -> new MailCheck();
            case MSG -> new OleCheck(type);
            case DOCX, XLSX, PPTX ->
                found.isOle()
                        ? new OleCheck(type)
                        : new OfficeCheck(type, limits.maxInflatedBytes(), limits.maxZipEntries());
        };
    }
}
