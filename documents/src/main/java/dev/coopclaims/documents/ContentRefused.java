package dev.coopclaims.documents;

import java.util.Map;
import java.util.TreeMap;

/**
 * A content is refused. Nothing of it is left behind. Carries a code that never changes and facts for the caller's
 * answer; no fact repeats bytes of the content. {@code accepted} lists the accepted kinds with their extensions;
 * {@code detected} is a media type.
 */
public final class ContentRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why a content is refused. The names are part of the API. */
    public enum Code {
        /** The content has no bytes. */
        EMPTY_FILE,
        /** More bytes than allowed. Facts: {@code limitBytes}. */
        FILE_TOO_LARGE,
        /** The kind is not accepted. Facts: {@code detected}, {@code accepted}. */
        MEDIA_TYPE_NOT_ALLOWED,
        /**
         * The content is not what its name says. Facts: {@code detected}, {@code accepted}, {@code extension} or
         * {@code problem}.
         */
        MEDIA_TYPE_MISMATCH,
        /** Cut off or damaged, so it cannot be opened. Facts: {@code detected}, {@code problem}, {@code accepted}. */
        FILE_DAMAGED,
        /** It cannot be opened without a password. Facts: {@code detected}, {@code accepted}. */
        FILE_ENCRYPTED,
        /** The name has no usable characters or no extension. Facts: {@code problem}. */
        FILE_NAME_INVALID,
        /** The name is longer than allowed. Facts: {@code limitChars}. */
        TEXT_TOO_LONG,
        /**
         * Too large once unpacked, or harmful inside (zip parts, pixels). Facts: {@code problem} and, if a limit was
         * exceeded, {@code limitBytes}, {@code limitEntries} or {@code limitPixels}.
         */
        CONTENT_UNSAFE,
        /** The scanner found something. Facts: {@code signature}, {@code scanner}. */
        INFECTED,
        /** The scanner did not answer, or not in time; the upload may be tried again. Facts: {@code scanner}. */
        SCANNER_UNAVAILABLE,
        /** Its organisation has no space left for it. Facts: {@code limitBytes}. */
        STORAGE_USED_UP
    }

    private final Code code;
    private final Map<String, Object> facts;

    public ContentRefused(Code code, Map<String, Object> facts) {
        super(code + " " + new TreeMap<>(facts));
        this.code = code;
        this.facts = Map.copyOf(facts);
    }

    public ContentRefused(Code code, Map<String, Object> facts, Throwable cause) {
        this(code, facts);
        initCause(cause);
    }

    /** The same refusal with another fact, for callers that know more of the content than its check does. */
    public ContentRefused with(String fact, Object value) {
        Map<String, Object> more = new TreeMap<>(facts);
        more.put(fact, value);
        return new ContentRefused(code, more, this);
    }

    /** The stable code. */
    public Code code() {
        return code;
    }

    /** Strings, numbers and lists of strings by the names that the code documents. */
    public Map<String, Object> facts() {
        return facts;
    }
}
