package dev.coopclaims.app.problem;

import dev.coopclaims.documents.ContentRefused;
import dev.coopclaims.kernel.refusal.Violation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is told of a file that is not taken, in words (C-5). */
final class RefusedContent {
    private RefusedContent() {}

    static Problem of(ContentRefused refused) {
        String facts = new TreeMap<>(refused.facts())
                .entrySet().stream().map(RefusedContent::told).collect(Collectors.joining("; "));
        String message = message(refused.code()) + (facts.isEmpty() ? "" : ": " + facts);
        return Problem.of(
                type(refused.code()),
                message,
                List.of(new Violation(refused.code().name(), "/file", message, "C-5")));
    }

    private static ProblemType type(ContentRefused.Code code) {
        return switch (code) {
            case FILE_TOO_LARGE -> ProblemType.TOO_LARGE;
            case MEDIA_TYPE_NOT_ALLOWED, MEDIA_TYPE_MISMATCH -> ProblemType.TYPE_NOT_ALLOWED;
            case TEXT_TOO_LONG -> ProblemType.MALFORMED;
            case EMPTY_FILE, FILE_NAME_INVALID, CONTENT_UNSAFE, INFECTED -> ProblemType.RULE_VIOLATION;
            case SCANNER_UNAVAILABLE -> ProblemType.UNAVAILABLE;
        };
    }

    private static String message(ContentRefused.Code code) {
        return switch (code) {
            case FILE_TOO_LARGE -> "the file is larger than allowed";
            case MEDIA_TYPE_NOT_ALLOWED -> "files of this kind are not accepted";
            case MEDIA_TYPE_MISMATCH -> "the content is not what the file's name says, or it is broken";
            case EMPTY_FILE -> "the file is empty";
            case FILE_NAME_INVALID -> "the file's name cannot be used";
            case TEXT_TOO_LONG -> "the file's name is too long";
            case CONTENT_UNSAFE -> "the file is not safe to open";
            case INFECTED -> "the scanner found malware in the file";
            case SCANNER_UNAVAILABLE -> "the malware scanner does not answer; try again";
        };
    }

    private static String told(Map.Entry<String, Object> fact) {
        Object value = fact.getValue();
        String text = value instanceof Collection<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : MalformedBody.echo(String.valueOf(value));
        return switch (fact.getKey()) {
            case "limitBytes" -> "at most " + (value instanceof Number bytes ? bytes(bytes.longValue()) : text);
            case "limitChars" -> "at most " + text + " characters; rename the file";
            case "limitEntries" -> "at most " + text + " parts";
            case "limitPixels" -> "at most " + text + " pixels";
            case "detected" -> "the content is " + text;
            case "extension" -> "the name ends in ." + text;
            case "accepted" -> "accepted are " + text;
            case "signature" -> "it calls it " + text;
            case "scanner" -> "the scanner is " + text;
            default -> text;
        };
    }

    /** In the largest binary unit that divides it. */
    static String bytes(long bytes) {
        long kibi = 1L << 10;
        long mebi = 1L << 20;
        if (bytes > 0 && bytes % mebi == 0) {
            return bytes / mebi + " MiB";
        }
        return bytes > 0 && bytes % kibi == 0 ? bytes / kibi + " KiB" : bytes + " bytes";
    }
}
