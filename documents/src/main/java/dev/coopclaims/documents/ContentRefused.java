package dev.coopclaims.documents;

import java.util.Map;
import java.util.TreeMap;

/**
 * A content that is not taken. Nothing of it is left behind. Carries a code that stays the same for ever and facts for
 * the caller's answer; no fact repeats bytes of the content.
 */
public final class ContentRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why a content is not taken. The names are part of the API. */
    public enum Code {
        /** No byte came. */
        EMPTY_FILE,
        /** More bytes than allowed. Facts: {@code limitBytes}. */
        FILE_TOO_LARGE,
        /** Of a kind that is not accepted. Facts: {@code detected}, {@code accepted}. */
        MEDIA_TYPE_NOT_ALLOWED,
        /** Not what its name says, or broken. Facts: {@code detected}, {@code extension}, sometimes {@code problem}. */
        MEDIA_TYPE_MISMATCH,
        /** A name that nothing usable is left of, or without an ending. Facts: {@code problem}. */
        FILE_NAME_INVALID,
        /** A name of more characters than allowed. Facts: {@code limitChars}. */
        TEXT_TOO_LONG,
        /**
         * Small outside, too big or evil inside (zip parts, pixels). Facts: {@code problem} and {@code limitBytes},
         * {@code limitEntries} or {@code limitPixels} where a limit was passed.
         */
        CONTENT_UNSAFE,
        /** The scanner found something. Facts: {@code signature}, {@code scanner}. */
        INFECTED,
        /** The scanner did not answer, or not in time; the upload may be tried again. Facts: {@code scanner}. */
        SCANNER_UNAVAILABLE
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

    /** The stable code. */
    public Code code() {
        return code;
    }

    /** Strings, numbers and lists of strings by the names documented at the code. */
    public Map<String, Object> facts() {
        return facts;
    }
}
