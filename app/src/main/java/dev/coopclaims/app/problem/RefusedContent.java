package dev.coopclaims.app.problem;

import dev.coopclaims.documents.AcceptedType;
import dev.coopclaims.documents.ContentRefused;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.Violation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in words why a file is not accepted (C-5). */
final class RefusedContent {
    private static final List<String> ORDER = List.of(
            "detected",
            "extension",
            "problem",
            "limitBytes",
            "limitChars",
            "limitEntries",
            "limitPixels",
            "signature",
            "scanner",
            "accepted");
    private static final Map<String, String> OTHERS = Map.of(
            "application/octet-stream", "something unknown",
            "application/msword", "an old Word document",
            "application/vnd.ms-excel", "an old Excel workbook",
            "application/vnd.ms-powerpoint", "an old PowerPoint presentation",
            "application/x-ole-storage", "an old office file, or one of another program",
            "application/encrypted", "an office file behind a password",
            "application/zip", "a zip archive",
            "application/mbox", "a mailbox",
            "text/html", "a web page");

    private RefusedContent() {}

    static Problem of(ContentRefused refused) {
        return of(List.of(refused));
    }

    /** Each refused file has its own line; the problem's type is that of the first. */
    static Problem of(List<ContentRefused> refused) {
        List<Violation> violations =
                refused.stream().map(RefusedContent::violation).toList();
        String detail = violations.stream().map(Violation::message).collect(Collectors.joining(" "));
        return Problem.of(type(refused.getFirst().code()), detail, violations);
    }

    private static Violation violation(ContentRefused refused) {
        Map<String, Object> facts = refused.facts();
        String told = ORDER.stream()
                .filter(facts::containsKey)
                .map(fact -> told(fact, facts.get(fact)))
                .collect(Collectors.joining("; "));
        Object name = facts.get("fileName");
        return code(refused.code())
                .at(
                        "/file",
                        name == null ? "The file" : "The file " + MalformedBody.echo(String.valueOf(name)),
                        told.isEmpty() ? "" : ": " + told);
    }

    private static RefusalCode code(ContentRefused.Code code) {
        return code == ContentRefused.Code.TEXT_TOO_LONG
                ? RefusalCode.FILE_NAME_TOO_LONG
                : RefusalCode.valueOf(code.name());
    }

    private static ProblemType type(ContentRefused.Code code) {
        return switch (code) {
            case FILE_TOO_LARGE -> ProblemType.TOO_LARGE;
            case MEDIA_TYPE_NOT_ALLOWED, MEDIA_TYPE_MISMATCH, FILE_DAMAGED, FILE_ENCRYPTED ->
                ProblemType.TYPE_NOT_ALLOWED;
            case TEXT_TOO_LONG -> ProblemType.MALFORMED;
            case EMPTY_FILE, FILE_NAME_INVALID, CONTENT_UNSAFE, INFECTED, STORAGE_USED_UP -> ProblemType.RULE_VIOLATION;
            case SCANNER_UNAVAILABLE -> ProblemType.UNAVAILABLE;
        };
    }

    private static String told(String fact, @Nullable Object value) {
        String text = value instanceof Collection<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : MalformedBody.echo(String.valueOf(value));
        return switch (fact) {
            case "limitBytes" -> "at most " + (value instanceof Number bytes ? bytes(bytes.longValue()) : text);
            case "limitChars" -> "at most " + text + " characters; rename the file";
            case "limitEntries" -> "at most " + text + " parts";
            case "limitPixels" -> "at most " + text + " pixels";
            case "detected" -> "the content is " + kind(text);
            case "extension" -> "the name ends in ." + text;
            case "accepted" -> "accepted are " + text;
            case "signature" -> "it calls it " + text;
            case "scanner" -> "the scanner is " + text;
            default -> text;
        };
    }

    /** A name that people know, followed by the media type. */
    private static String kind(String mediaType) {
        String label = AcceptedType.ofMediaType(mediaType)
                .map(AcceptedType::label)
                .orElseGet(() -> OTHERS.getOrDefault(mediaType, ""));
        return label.isEmpty() ? mediaType : label + " (" + mediaType + ")";
    }

    /** In the largest binary unit that divides it. */
    static String bytes(long bytes) {
        long kibi = 1L << 10;
        long mebi = 1L << 20;
        long gibi = 1L << 30;
        if (bytes > 0 && bytes % gibi == 0) {
            return bytes / gibi + " GiB";
        }
        if (bytes > 0 && bytes % mebi == 0) {
            return bytes / mebi + " MiB";
        }
        return bytes > 0 && bytes % kibi == 0 ? bytes / kibi + " KiB" : bytes + " bytes";
    }
}
