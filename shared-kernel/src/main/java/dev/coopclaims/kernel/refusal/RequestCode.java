package dev.coopclaims.kernel.refusal;

import java.text.MessageFormat;
import org.jspecify.annotations.Nullable;

/**
 * All refusals behind which is no rule of the programme: what is not there, is not allowed, cannot be read, or cannot be
 * done now. A constant's name is the key of its text in {@code refusals.properties}; {@link RefusalCode} has the others.
 */
public enum RequestCode implements RefusalReason {
    CONTENT_NO_LONGER_KEPT(Refusal.Kind.NOT_FOUND),
    CONTENT_OF_LINK(Refusal.Kind.NOT_FOUND),
    NOTHING_HERE(Refusal.Kind.NOT_FOUND),
    NOT_DUE(Refusal.Kind.NOT_FOUND),
    NO_SUCH_CLAIM(Refusal.Kind.NOT_FOUND),
    NO_SUCH_COST(Refusal.Kind.NOT_FOUND),
    NO_SUCH_DEAD_LETTER(Refusal.Kind.NOT_FOUND),
    NO_SUCH_DOCUMENT(Refusal.Kind.NOT_FOUND),
    NO_SUCH_ERASURE(Refusal.Kind.NOT_FOUND),
    NO_SUCH_EXCEPTION(Refusal.Kind.NOT_FOUND),
    NO_SUCH_FUND(Refusal.Kind.NOT_FOUND),
    NO_SUCH_HOLD(Refusal.Kind.NOT_FOUND),
    NO_SUCH_INVOICE(Refusal.Kind.NOT_FOUND),
    NO_SUCH_ITEM(Refusal.Kind.NOT_FOUND),
    NO_SUCH_MEMBER(Refusal.Kind.NOT_FOUND),
    NO_SUCH_ORGANISATION(Refusal.Kind.NOT_FOUND),
    NO_SUCH_CATALOGUE_VERSION(Refusal.Kind.NOT_FOUND),
    NO_SUCH_ORIGINALS_REQUEST(Refusal.Kind.NOT_FOUND),
    NO_SUCH_PRE_APPROVAL(Refusal.Kind.NOT_FOUND),
    NO_SUCH_PROGRAMME_OR_LOCATION(Refusal.Kind.NOT_FOUND),
    NO_SUCH_UPLOAD_REQUEST(Refusal.Kind.NOT_FOUND),
    NO_SUCH_RATE(Refusal.Kind.NOT_FOUND),
    NO_SUCH_VIEW(Refusal.Kind.NOT_FOUND),
    ENDPOINT_CLOSED(Refusal.Kind.FORBIDDEN),
    GRANTS_BY_PROGRAMME_MANAGER(Refusal.Kind.FORBIDDEN),
    GRANT_NEEDED(Refusal.Kind.FORBIDDEN),
    IMPORT_BY_VENDOR_ONLY(Refusal.Kind.FORBIDDEN),
    INVOICE_OUTSIDE_MEMBERSHIP(Refusal.Kind.FORBIDDEN),
    KEYS_UNAVAILABLE(Refusal.Kind.UNAVAILABLE),
    MEMBERSHIP_LIMITED(Refusal.Kind.FORBIDDEN),
    MEMBERSHIP_REACHES_FURTHER(Refusal.Kind.FORBIDDEN),
    NO_LONGER_MEMBER(Refusal.Kind.FORBIDDEN),
    ROLE_CHANGED(Refusal.Kind.FORBIDDEN),
    ROLE_NEEDED(Refusal.Kind.FORBIDDEN),
    AMOUNTS_REVERSED(Refusal.Kind.MALFORMED),
    AMOUNT_BELOW_ZERO(Refusal.Kind.MALFORMED),
    AMOUNT_EXPECTED(Refusal.Kind.MALFORMED),
    AMOUNT_WITHOUT_CURRENCY(Refusal.Kind.MALFORMED),
    ARRAY_NOT_CLOSED(Refusal.Kind.MALFORMED),
    ASSIGNED_UNKNOWN(Refusal.Kind.MALFORMED),
    BEHIND_THE_ARRAY(Refusal.Kind.MALFORMED),
    BODY_NULL(Refusal.Kind.MALFORMED),
    BOOLEAN_EXPECTED(Refusal.Kind.MALFORMED),
    CLOCK_OUT_OF_BOUNDS(Refusal.Kind.MALFORMED),
    COLUMN_MISSING(Refusal.Kind.MALFORMED),
    COLUMN_UNKNOWN(Refusal.Kind.MALFORMED),
    CURRENCY_EXPECTED(Refusal.Kind.MALFORMED),
    CURSOR_OF_OTHER_LIST(Refusal.Kind.MALFORMED),
    DAY_EXPECTED(Refusal.Kind.MALFORMED),
    DAY_OUT_OF_BOUNDS(Refusal.Kind.MALFORMED),
    ERASURE_SUBJECT_EXPECTED(Refusal.Kind.MALFORMED),
    FIELDS_DIFFER(Refusal.Kind.MALFORMED),
    FILE_NAME_UNREADABLE(Refusal.Kind.MALFORMED),
    FILE_NEEDED(Refusal.Kind.MALFORMED),
    GIVEN_TWICE(Refusal.Kind.MALFORMED),
    HEADER_MISSING(Refusal.Kind.MALFORMED),
    HEADER_UNREADABLE(Refusal.Kind.MALFORMED),
    IDEMPOTENCY_KEY_LENGTH(Refusal.Kind.MALFORMED),
    IF_MATCH_MALFORMED(Refusal.Kind.MALFORMED),
    IMPORT_BROKEN_OFF(Refusal.Kind.MALFORMED),
    IMPORT_BROKEN_OFF_AT_ONCE(Refusal.Kind.MALFORMED),
    IMPOSSIBLE_FUND(Refusal.Kind.MALFORMED),
    INSTANT_EXPECTED(Refusal.Kind.MALFORMED),
    INTEGER_EXPECTED(Refusal.Kind.MALFORMED),
    LANGUAGE_EXPECTED(Refusal.Kind.MALFORMED),
    LIMIT_OUT_OF_BOUNDS(Refusal.Kind.MALFORMED),
    LIST_EXPECTED(Refusal.Kind.MALFORMED),
    LIST_TOO_LONG(Refusal.Kind.MALFORMED),
    NOT_AN_ARRAY(Refusal.Kind.MALFORMED),
    NOT_AN_OBJECT(Refusal.Kind.MALFORMED),
    NOT_CLEARABLE(Refusal.Kind.MALFORMED),
    NOT_CSV(Refusal.Kind.MALFORMED),
    NOT_JSON(Refusal.Kind.MALFORMED),
    NOT_JSON_FROM_HERE(Refusal.Kind.MALFORMED),
    NUMBER_EXPECTED(Refusal.Kind.MALFORMED),
    NUMBER_TOO_LONG(Refusal.Kind.MALFORMED),
    OBJECT_EXPECTED(Refusal.Kind.MALFORMED),
    ORGANISATION_EXPECTED(Refusal.Kind.MALFORMED),
    PARAMETER_NOT_ONE_OF(Refusal.Kind.MALFORMED),
    PARAMETER_TOO_OFTEN(Refusal.Kind.MALFORMED),
    PERIOD_EXPECTED(Refusal.Kind.MALFORMED),
    POSITION_EXPECTED(Refusal.Kind.MALFORMED),
    PROPERTY_UNKNOWN(Refusal.Kind.MALFORMED),
    QUOTE_IN_FIELD(Refusal.Kind.MALFORMED),
    RECORD_NOT_UTF8(Refusal.Kind.MALFORMED),
    RECORD_TOO_LONG(Refusal.Kind.MALFORMED),
    SEARCH_TEXT_MALFORMED(Refusal.Kind.MALFORMED),
    SENT_SEVERAL_TIMES(Refusal.Kind.MALFORMED),
    SEVERAL_OBJECTS(Refusal.Kind.MALFORMED),
    SORT_UNKNOWN(Refusal.Kind.MALFORMED),
    TEXT_EXPECTED(Refusal.Kind.MALFORMED),
    TOO_MANY_FUNDS(Refusal.Kind.MALFORMED),
    CLOCK_BACKWARDS(Refusal.Kind.CONFLICT),
    FORM_NOT_UTF8(Refusal.Kind.TYPE_NOT_ALLOWED),
    IMPORT_NOT_UTF8(Refusal.Kind.TYPE_NOT_ALLOWED),
    IMPORT_TYPE(Refusal.Kind.TYPE_NOT_ALLOWED),
    CATALOGUE_VERSION_UNREADABLE(Refusal.Kind.UNAVAILABLE),
    FILE_NOT_READ_BACK(Refusal.Kind.UNAVAILABLE),
    IMPORT_BROKEN_DOWN(Refusal.Kind.UNAVAILABLE),
    IMPORT_STALLED(Refusal.Kind.UNAVAILABLE),
    RATES_BROKEN_OFF(Refusal.Kind.MALFORMED),
    RATES_COLUMN_TWICE(Refusal.Kind.MALFORMED),
    RATES_HEADER_UNKNOWN(Refusal.Kind.MALFORMED),
    RATES_NOT_CSV(Refusal.Kind.MALFORMED),
    RATES_TOO_MANY(Refusal.Kind.MALFORMED),
    NO_CLAIM_NUMBER(Refusal.Kind.UNAVAILABLE),
    RECORD_NOT_TAKEN_IN(Refusal.Kind.UNAVAILABLE),
    SERVER_STOPPING(Refusal.Kind.UNAVAILABLE),
    STANDS_STILL(Refusal.Kind.UNAVAILABLE),
    TOO_LARGE_TO_SHOW(Refusal.Kind.UNAVAILABLE),
    TOO_MANY_IMPORTS(Refusal.Kind.UNAVAILABLE),
    TOO_MANY_STARTS(Refusal.Kind.UNAVAILABLE),
    TOO_MANY_STATEMENTS(Refusal.Kind.UNAVAILABLE),
    TOO_MANY_WAIT(Refusal.Kind.UNAVAILABLE),
    VIEW_BEING_FILLED(Refusal.Kind.UNAVAILABLE),
    VIEW_NOT_REACHED(Refusal.Kind.UNAVAILABLE),
    LOG_NOT_REACHED(Refusal.Kind.NOT_REACHED);

    private final Refusal.Kind kind;

    RequestCode(Refusal.Kind kind) {
        this.kind = kind;
    }

    /** The kind of the refusals with this code. */
    public Refusal.Kind kind() {
        return kind;
    }

    /** Stable, for programs; what cannot be read has one code, and its place tells more. */
    public String code() {
        return kind == Refusal.Kind.MALFORMED ? kind.name() : name();
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
