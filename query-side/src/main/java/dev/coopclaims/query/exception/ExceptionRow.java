package dev.coopclaims.query.exception;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.PartnerDeadline;
import dev.coopclaims.kernel.exception.ExceptionTerms;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.ExceptionId;
import dev.coopclaims.kernel.time.EarningPeriod;
import dev.coopclaims.query.people.Author;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An exception as people see it. Absent components are left out; of deadline, cap, activityDates and costDates there is
 * exactly one.
 *
 * @param claim for this one alone; absent if it is for all claims of the period
 * @param programme absent if it is for claims of every programme
 * @param until the last day on which it can be used, at the claim's location
 */
public record ExceptionRow(
        ExceptionId exception,
        OrganisationId organisation,
        Status status,
        @Nullable ClaimId claim,
        @Nullable String number,
        @Nullable String programme,
        EarningPeriod period,
        @Nullable LaterDeadline deadline,
        @Nullable HigherCap cap,
        @Nullable Dates activityDates,
        @Nullable Dates costDates,
        LocalDate until,
        String reason,
        Instant grantedAt,
        Author grantedBy,
        ListedException.@Nullable Revocation revocation) {

    /** Whether it can be used. */
    @Schema(name = "ExceptionStatus")
    public enum Status {
        IN_FORCE,
        /** Its last day is over everywhere. */
        OVER,
        REVOKED
    }

    /** Which deadline ends later, and on which day. */
    @Schema(name = "ExceptionDeadline")
    public record LaterDeadline(PartnerDeadline of, LocalDate lastDay) {}

    /**
     * Which cap is higher.
     *
     * @param cap what it counts, and per what
     * @param amount of a cap on money
     * @param people of a cap on people
     */
    @Schema(name = "ExceptionCap")
    public record HigherCap(
            String activity,
            String cap,
            @Nullable Money amount,
            @Nullable Integer people) {}

    /** The days that are allowed. */
    @Schema(name = "ExceptionDates")
    public record Dates(LocalDate from, LocalDate to) {}

    /** @param today where days end last */
    static ExceptionRow of(String key, ListedException listed, LocalDate today) {
        ExceptionTerms terms = listed.terms();
        boolean over = today.isAfter(listed.until());
        return new ExceptionRow(
                new ExceptionId(key),
                listed.organisation(),
                listed.revocation() != null ? Status.REVOKED : over ? Status.OVER : Status.IN_FORCE,
                listed.claim(),
                listed.number(),
                listed.programme(),
                listed.period(),
                terms.kind() == ExceptionTerms.Kind.LATER_DEADLINE
                        ? new LaterDeadline(
                                Objects.requireNonNull(terms.deadline()), Objects.requireNonNull(terms.lastDay()))
                        : null,
                terms.kind() == ExceptionTerms.Kind.HIGHER_CAP
                        ? new HigherCap(
                                Objects.requireNonNull(terms.activity()),
                                Objects.requireNonNull(terms.cap()),
                                terms.amount(),
                                terms.people())
                        : null,
                dates(ExceptionTerms.Kind.ACTIVITY_DATES, terms),
                dates(ExceptionTerms.Kind.COST_DATES, terms),
                listed.until(),
                listed.reason(),
                listed.grantedAt(),
                listed.grantedBy(),
                listed.revocation());
    }

    private static @Nullable Dates dates(ExceptionTerms.Kind kind, ExceptionTerms terms) {
        return terms.kind() == kind
                ? new Dates(Objects.requireNonNull(terms.from()), Objects.requireNonNull(terms.to()))
                : null;
    }
}
