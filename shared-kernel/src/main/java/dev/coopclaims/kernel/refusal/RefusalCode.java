package dev.coopclaims.kernel.refusal;

import static dev.coopclaims.kernel.refusal.Like.like;

import java.text.MessageFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All refusals and warnings, with rules. A constant's name is the key of one text in {@code refusals.properties}; several
 * texts may share one {@link #code()}, which programs rely on.
 */
public enum RefusalCode implements RefusalReason {
    ABOVE_REQUESTED("V-3"),
    ACTIVITY_NOT_ELIGIBLE_IN_PROGRAMME(like("ACTIVITY_NOT_ELIGIBLE"), "P-3"),
    ACTIVITY_NOT_ELIGIBLE("P-3"),
    ACTIVITY_NOT_FINISHED("C-7"),
    ACTIVITY_OUTSIDE_USAGE_PERIOD("T-2"),
    ADDRESS_INVALID("C-5"),
    AMOUNT_NEGATIVE("C-6", "V-3"),
    ADJUSTMENT_BELOW_CLAIMED("F-9"),
    ADJUSTMENT_CURRENCY("F-9"),
    ADJUSTMENT_ZERO("F-9"),
    ROLL_OVER_SAME_PERIOD("F-9"),
    AMOUNT_NOT_POSITIVE("C-6", "C-9", "F-4", "F-9", "P-4", "P-6"),
    AMOUNT_RISES_IN_CLOSED(like("AMOUNT_RISES"), "R-6"),
    AMOUNT_RISES("C-10"),
    ANSWER_NOT_KEPT,
    ANSWER_TOO_LATE("V-6"),
    ATTENDEES_MISSING("C-6"),
    ATTENDEES_OUT_OF_BOUNDS("C-6"),
    ATTENDEES_TOO_LONG("C-6"),
    CAPTURED_IN_FUTURE("C-5"),
    CAP_EXCEEDED("P-3"),
    CAP_RATE_MISSING(like("RATE_MISSING"), "P-3"),
    CLAIM_CHANGED_MEANWHILE("C-11"),
    CLAIM_ERASED("H-6"),
    CLAIM_LOCKED_BY_DISPUTE(like("CLAIM_LOCKED"), "C-4"),
    CLAIM_LOCKED("C-4"),
    CLAIM_STARTED("C-2"),
    CLAIM_TOO_LARGE("C-6"),
    CONFERENCE_MISSING("C-6"),
    CONTENT_UNSAFE("C-5"),
    CORE_REQUIREMENT_NOT_TICKED("P-5"),
    COST_CURRENCY_DIFFERS("C-6"),
    COST_EVIDENCE_IMPOSSIBLE(like("MISSING_COST_EVIDENCE"), "P-5"),
    COST_TWICE("V-3"),
    CURRENCY_DIFFERS("P-4"),
    CURRENCY_MISMATCH("P-2"),
    CURRENCY_NOT_ACCEPTED("C-7"),
    DATES_REVERSED("C-2", "P-4"),
    DEAD_LETTER_BEING_RETRIED,
    DEAD_LETTER_FAILS_AGAIN,
    DISPUTED_BEFORE("D-1"),
    DISPUTE_DOCUMENTS_REMOVED(like("DISPUTE_WITHOUT_DOCUMENT"), "D-1"),
    DISPUTE_WINDOW_CLOSED("D-1"),
    DISPUTE_WITHOUT_DOCUMENT("D-1"),
    DOCUMENT_MISSING("P-5"),
    DOCUMENT_NOT_EXPECTED("P-5"),
    DUPLICATE_DOCUMENT("C-9"),
    EARLY_CLAIM("C-7"),
    EARLY_DRAFT("C-12"),
    EARNED_IN_FUTURE("F-1"),
    EARNING_CONFLICT("F-1"),
    EMPTY_FILE("C-5"),
    ERASURE_NOT_WAITING("H-6"),
    ERASURE_OPEN("H-6"),
    EXCLUDED_ABOVE_NET("P-6"),
    EXCLUDED_TWICE("P-6"),
    EXPENSE_NOT_ELIGIBLE("P-6"),
    EXPLANATION_MISSING("C-5"),
    FILE_DAMAGED("C-5"),
    FILE_ENCRYPTED("C-5"),
    FILE_EXPECTED("C-5"),
    FILE_NAME_INVALID("C-5"),
    FILE_NAME_TOO_LONG(like("TEXT_TOO_LONG"), "C-5"),
    FILE_TOO_LARGE("C-5"),
    FUNDS_NOT_DECIDED("F-2"),
    FUNDS_INSUFFICIENT(like("INSUFFICIENT_FUNDS"), "F-4"),
    FUND_RATE_MISSING(like("RATE_MISSING"), "F-5"),
    FUND_EXPIRED("F-9"),
    FUND_TOO_LARGE("F-4"),
    GRANT_NOT_ALLOWED("R-5"),
    HEADCOUNT_EXCEEDED("P-3"),
    HOLD_LIFTED("H-5"),
    HOURS_OUT_OF_BOUNDS("C-6"),
    IDEMPOTENCY_KEY_REUSED("API"),
    INCENTIVE_ZERO("F-1"),
    INFECTED("C-5"),
    INSUFFICIENT_FUNDS("F-4"),
    INVOICE_CURRENCY("C-9"),
    INVOICE_DATED_IN_FUTURE("C-7"),
    INVOICE_SUM_WRONG("C-6"),
    INVOICE_TAX_DIFFERS("C-6"),
    INVOICE_EXHAUSTED("C-9"),
    INVOICE_MISMATCH_IN_CLAIM(like("INVOICE_MISMATCH"), "C-9"),
    INVOICE_MISMATCH_WITH_FINANCE(like("INVOICE_MISMATCH"), "C-9"),
    INVOICE_MISMATCH("C-9"),
    INVOICE_MISSING("C-6"),
    INVOICE_NET_CORRECTED("C-9"),
    INVOICE_NOT_EXPECTED("C-6"),
    INVOICE_OTHER_CURRENCY(like("INVOICE_CURRENCY"), "C-9"),
    INVOICE_OTHER_CURRENCY_THAN_FINANCE(like("INVOICE_CURRENCY"), "C-9"),
    INVOICE_OUTSIDE_USAGE_PERIOD("C-7"),
    INVOICE_REQUESTED_TOO_MUCH(like("REQUESTED_TOO_MUCH"), "P-2"),
    INVOICE_SUPPLIER_UNCLEAR("C-9"),
    ITEM_MISSING("V-2"),
    ITEM_NOT_ANSWERED("V-2"),
    KIND_NOT_OF_CLAIM("C-5"),
    LATE_CLAIM("C-7"),
    LATE_TO_START(like("LATE_CLAIM"), "C-12"),
    LINK_EXPECTED("C-5"),
    LOST_RACE_ON_STREAM(like("LOST_RACE")),
    LOST_RACE,
    MALFORMED,
    MEDIA_TYPE_MISMATCH("C-5"),
    MEDIA_TYPE_NOT_ALLOWED("C-5"),
    MEMBER_EXISTS("R-5"),
    METRICS_MISSING("P-5"),
    METRIC_NOT_A_LIST(like("METRIC_MALFORMED"), "P-5"),
    METRIC_NOT_A_NUMBER(like("METRIC_MALFORMED"), "P-5"),
    METRIC_NOT_A_TEXT(like("METRIC_MALFORMED"), "P-5"),
    METRIC_NOT_MONEY(like("METRIC_MALFORMED"), "P-5"),
    MISSING_COST_EVIDENCE("P-5"),
    MISSING_POE("P-5"),
    NET_BELOW_SHARES_AND_EXCLUDED(like("NET_BELOW_SHARES"), "C-9"),
    NET_BELOW_SHARES("C-9"),
    NOTHING_APPROVED("V-3"),
    NOTHING_ASKED("V-2"),
    NOT_APPROVED("F-4"),
    NOT_ASKED_FOR("C-4"),
    NOT_A_COLLEAGUE("C-3"),
    NOT_A_DRAFT("C-1"),
    NOT_A_PARTNER("F-1"),
    NOT_A_REVIEWER("V-1"),
    NOT_DISPUTED("D-1"),
    NOT_IN_REVIEW("V-1"),
    NOT_REJECTED("D-1"),
    NOT_RESERVED("F-4"),
    NOT_SUBMITTED("V-8"),
    NOT_TO_WITHDRAW("C-8"),
    NO_APPROVAL(like("NOT_APPROVED"), "V-5"),
    ONE_BRANCH_NEEDED("P-5"),
    ORGANISATION_CLOSED_BEFORE(like("ORGANISATION_CLOSED"), "R-6"),
    ORGANISATION_CLOSED_TWICE("R-6"),
    ORGANISATION_CLOSED("R-6"),
    ORGANISATION_EXISTS("C-2"),
    ORGANISATION_NOT_CLOSED("R-6"),
    ORGANISATION_STILL_OPEN("H-6"),
    ORIGINALS_NOT_KEPT("V-5", "V-8"),
    ORIGINALS_RECEIVED("V-8"),
    OTHER_VERSION,
    OWN_ORGANISATION_OF_REVIEWER(like("OWN_ORGANISATION"), "R-3"),
    OWN_ORGANISATION("R-3"),
    OWN_PRE_APPROVAL(like("OWN_ORGANISATION"), "R-3"),
    OWN_REJECTION("R-3"),
    PERIOD_NOT_IN_CATALOGUE("P-1"),
    PRE_APPROVAL_DECIDED("P-4"),
    PRE_APPROVAL_DECLINED(like("PRE_APPROVAL_MISSING"), "P-4"),
    PRE_APPROVAL_ENDED("P-4"),
    PRE_APPROVAL_EXCEEDED("P-4"),
    PRE_APPROVAL_LATE("P-4"),
    PRE_APPROVAL_MISMATCH("P-4"),
    PRE_APPROVAL_ELSEWHERE(like("PRE_APPROVAL_MISMATCH"), "P-4"),
    PRE_APPROVAL_MISSING("P-4"),
    PRE_APPROVAL_NOT_GRANTED(like("PRE_APPROVAL_MISSING"), "P-4"),
    PRE_APPROVAL_RATE_MISSING(like("RATE_MISSING"), "P-4"),
    PRE_APPROVAL_UNKNOWN(like("PRE_APPROVAL_MISSING"), "P-4"),
    PROGRAMME_NOT_COOP("P-1"),
    PROGRAMME_NOT_ELIGIBLE("P-1"),
    QUERY_TOO_LONG(like("TEXT_TOO_LONG")),
    QUESTION_UNANSWERED("P-5"),
    RATES_FIELDS_DIFFER("F-5"),
    RATE_BASE_DIFFERS("F-5"),
    RATE_CONFLICT("F-5"),
    RATE_CURRENCY_UNKNOWN("F-5"),
    RATE_DAY_INVALID("F-5"),
    RATE_INVALID("F-5"),
    RATE_IN_FUTURE("F-5"),
    RATE_NOT_DAILY("F-5"),
    RATE_OF_BASE("F-5"),
    REASON_MISSING("V-4"),
    REASON_NOT_ALLOWED("V-2", "V-4"),
    REASON_NOT_GIVEN("V-4"),
    REASON_UNKNOWN(like("REASON_NOT_ALLOWED"), "V-2", "V-4"),
    REDUCTION_FORFEITS("V-3"),
    REJECTION_FINAL("D-1"),
    REQUESTED_TOO_MUCH("C-6"),
    REQUESTED_ZERO("C-7"),
    REQUEST_IN_PROGRESS,
    REQUIRED,
    REVIEW_IN_DISPUTE("V-1"),
    REVIEW_TAKEN("V-1"),
    ROLE_NOT_ALLOWED("R-1"),
    SAME_NUMBER_OTHER_SUPPLIER("C-9"),
    SCANNER_UNAVAILABLE("C-5"),
    SECOND_PERSON_NEEDED("H-6"),
    SECOND_VENDOR(like("KIND_NOT_ALLOWED"), "R-1"),
    SEVERAL_SUBJECTS("V-2", "V-4"),
    SHARE_NOT_HELD("C-9"),
    SHORTFALL_TOO_LARGE("F-1"),
    STATEMENT_OF_A_COST("C-6"),
    STILL_A_MEMBER("H-6"),
    SUBJECT_MISSING("V-4"),
    SUPPLIER_OF_SEVERAL(like("INVOICE_SUPPLIER_UNCLEAR"), "C-9"),
    TAX_ID_OF_SEVERAL(like("INVOICE_SUPPLIER_UNCLEAR"), "C-9"),
    TEXT_MISSING,
    TEXT_TOO_LONG,
    TOO_FEW_COMPONENTS("P-5"),
    TOO_MANY_COMMENTS("C-4"),
    TOO_MANY_COSTS("C-6"),
    TOO_MANY_DOCUMENTS("C-5"),
    TOO_MANY_HOLDS("H-5"),
    TOO_MANY_MEMBERS("R-1"),
    TOO_MANY_NOTES("V-9"),
    TOO_MANY_ORIGINALS_REQUESTS("V-8"),
    TOO_MANY_RECORDS("F-1"),
    TOO_MANY_UPLOAD_REQUESTS("C-3"),
    UNKNOWN_ACTIVITY("P-3"),
    UNKNOWN_CODE("R-5"),
    UNKNOWN_COST("C-5", "V-2", "V-3", "V-4"),
    UNKNOWN_DOCUMENT_KIND("C-3", "C-5"),
    UNKNOWN_DOCUMENT("C-4", "D-1", "P-5", "V-2", "V-4", "V-8"),
    UNKNOWN_ENTITY("P-2"),
    UNKNOWN_ERASURE_SUBJECT("H-6"),
    UNKNOWN_EXPENSE_TYPE("P-6"),
    UNKNOWN_INELIGIBLE_PART("P-6"),
    UNKNOWN_KIND("V-2"),
    UNKNOWN_LOCATION("C-2", "P-4"),
    UNKNOWN_METRIC("P-5"),
    UNKNOWN_ORGANISATION("F-1"),
    UNKNOWN_PARAMETER,
    UNKNOWN_PROGRAMME("P-1", "P-2"),
    UNKNOWN_QUESTION("P-5"),
    UNKNOWN_REQUIREMENT("P-5", "V-4"),
    UNKNOWN_SUPPLIER("C-9"),
    UNTIL_BEFORE_USAGE_PERIOD("P-4"),
    UPLOAD_DAY_OVER("C-3"),
    UPLOAD_REQUEST_OTHER_KIND("C-3"),
    USER_ID_OF_OTHER_KIND("H-6"),
    VENDOR_AS_PARTNER(like("KIND_NOT_ALLOWED"), "R-1"),
    VENDOR_NOT_ERASED("H-6"),
    VENDOR_PERSON("R-3"),
    VENDOR_STAYS_OPEN("R-6"),
    VIEW_BEING_REBUILT,
    VIEW_RUN_ELSEWHERE,
    VIEW_RUN_NOWHERE(like("VIEW_RUN_ELSEWHERE")),
    WORK_AMOUNT_DIFFERS("C-6"),
    WORK_DATES_REVERSED(like("DATES_REVERSED"), "C-6"),
    WORK_MISSING("C-6"),
    WORK_NOT_EXPECTED("C-6"),
    WORK_NOT_FINISHED("C-7"),
    WORK_OUTSIDE_USAGE_PERIOD("C-7"),
    WRONG_CURRENCY("C-6");

    private final String code;

    @SuppressWarnings("ImmutableEnumChecker") // of List.of
    private final List<String> rules;

    RefusalCode(String... rules) {
        this.code = name();
        this.rules = List.of(rules);
    }

    RefusalCode(Like other, String... rules) {
        this.code = other.code();
        this.rules = List.of(rules);
    }

    public String code() {
        return code;
    }

    /** The rules of the domain description that may be broken; empty for one of the protocol, or if any may be. */
    public List<String> rules() {
        return rules;
    }

    /** The English text, a {@link MessageFormat} pattern. */
    public String text() {
        return Texts.of(this);
    }

    /** The message: a whole sentence that says what is wrong and what to do. */
    public String told(@Nullable Object... arguments) {
        return Texts.told(this, arguments);
    }

    @Override
    public Violation at(String path, @Nullable Object... arguments) {
        return RuleOf.only(this).at(path, arguments);
    }

    /** The same under one of its {@link #rules()}, or under any if there are none. */
    public RefusalReason under(String rule) {
        return RuleOf.named(this, rule);
    }
}
