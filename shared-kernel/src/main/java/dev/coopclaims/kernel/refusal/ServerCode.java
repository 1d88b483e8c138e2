package dev.coopclaims.kernel.refusal;

import java.text.MessageFormat;
import org.jspecify.annotations.Nullable;

/**
 * All refusals of the server itself: the request does not reach an endpoint, or cannot be answered by one. A constant's
 * name is the key of its text in {@code refusals.properties}.
 */
public enum ServerCode implements RefusalReason {
    ACCESS_DENIED,
    ADDRESS_UNREADABLE,
    BODY_BEHIND_PACE,
    BODY_ENDS_EARLY,
    BODY_NEEDED,
    BODY_NOT_UTF8,
    BODY_TOO_LARGE,
    BODY_TOO_SLOW,
    CHARSET_NOT_SUPPORTED,
    CLIENT_NEEDED,
    CONTENT_TYPE_IS_A_PATTERN,
    DISK_FULL,
    FIELDS_TOO_LARGE,
    FIELD_UNREADABLE,
    FILE_OF_FORM_TOO_LARGE,
    FORM_NOT_ACCEPTED,
    FORM_TOO_LARGE,
    FORM_UNREADABLE,
    HEADER_NEEDED,
    HEADER_TWICE,
    HEAD_UNREADABLE,
    ISSUER_UNREACHABLE,
    LOG_UNAVAILABLE,
    METHOD_NOT_KNOWN,
    METHOD_NOT_OFFERED,
    ORGANISATION_HAS_TOO_MANY,
    OUTCOME_UNKNOWN,
    PARAMETERS_UNREADABLE,
    PARAMETER_MISSING,
    PARAMETER_UNREADABLE,
    PARTS_TOO_MANY,
    PART_ENCODED,
    PART_MISSING,
    QUERY_NAMELESS,
    QUERY_NOT_UTF8,
    QUERY_PARAMETERS_TOO_MANY,
    QUERY_PERCENT_SIGN,
    QUERY_UNPRINTABLE,
    SERVER_OVERLOADED,
    TEMPORARY_FOLDER_UNUSABLE,
    TOKEN_INVALID,
    TOKEN_NEEDED,
    TOO_MANY_FROM_ADDRESS,
    TYPE_NOT_ACCEPTED,
    TYPE_NOT_KNOWN,
    UNEXPECTED;

    /** Stable, for programs. */
    public String code() {
        return name();
    }

    /** The English text, a {@link MessageFormat} pattern. */
    public String text() {
        return Texts.of(this);
    }

    /** The message. */
    public String told(@Nullable Object... arguments) {
        return Texts.told(this, arguments);
    }

    @Override
    public Violation at(String path, @Nullable Object... arguments) {
        return new Violation(code(), path, told(arguments), "");
    }
}
