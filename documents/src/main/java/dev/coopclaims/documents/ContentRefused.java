package dev.coopclaims.documents;

import java.util.Map;
import java.util.TreeMap;

/**
 * A content that is not taken. Nothing of it is left behind. Carries a code that stays the same for ever and facts for
 * the caller's answer; no fact repeats bytes of the content. {@code accepted} lists what is accepted, with its endings;
 * {@code detected} is a media type.
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
        /**
         * Not what its name says. Facts: {@code detected}, {@code accepted}, {@code extension} or {@code problem}.
         */
        MEDIA_TYPE_MISMATCH,
        /** Cut off or broken, so that nobody can open it. Facts: {@code detected}, {@code problem}, {@code accepted}. */
        FILE_DAMAGED,
        /** Nobody can open it without a password. Facts: {@code detected}, {@code accepted}. */
        FILE_ENCRYPTED,
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

    /** The same refusal with one fact more, for whoever knows more of the content than its check does. */
    public ContentRefused with(String fact, Object value) {
        Map<String, Object> more = new TreeMap<>(facts);
        more.put(fact, value);
        return new ContentRefused(code, more, this);
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
