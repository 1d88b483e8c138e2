package dev.coopclaims.query.exception;

import com.mongodb.client.model.Indexes;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimLabel;
import dev.coopclaims.kernel.exception.ExceptionEvent;
import dev.coopclaims.kernel.exception.ExceptionGranted;
import dev.coopclaims.kernel.exception.ExceptionRevoked;
import dev.coopclaims.kernel.exception.ExceptionTerms;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.EarningPeriod;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.people.Author;
import dev.coopclaims.query.projection.Fold;
import dev.coopclaims.query.projection.View;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An exception; its id is the key.
 *
 * @param claim for this one alone; absent if it is for all claims of the period
 * @param number its claim number; absent likewise
 * @param programme absent if it is for claims of every programme
 * @param location of the claim when it was granted; absent if it is for a period
 * @param until the last day on which it can be used
 * @param revocation absent unless it was revoked
 * @param version the sequence of its last event
 */
public record ListedException(
        OrganisationId organisation,
        @Nullable ClaimId claim,
        @Nullable String number,
        @Nullable String programme,
        @Nullable String location,
        EarningPeriod period,
        ExceptionTerms terms,
        LocalDate until,
        String reason,
        Instant grantedAt,
        Author grantedBy,
        @Nullable Revocation revocation,
        long version) {

    /** One document per exception. */
    public static final View<ListedException> VIEW = new View<>(
            "exceptions",
            1,
            ListedException.class,
            new Folding(),
            List.of(Indexes.compoundIndex(Indexes.ascending("organisation"), Indexes.descending("grantedAt", "_id"))));

    /** When and why it was revoked. */
    @Schema(name = "RevocationOfException")
    public record Revocation(String reason, Instant at, Author by) {}

    private static final class Folding implements Fold<ListedException> {

        @Override
        public Set<String> keys(RecordedEvent event) {
            return event.payload() instanceof ExceptionEvent of
                    ? Set.of(of.exception().value())
                    : Set.of();
        }

        @Override
        public @Nullable ListedException apply(String key, @Nullable ListedException view, RecordedEvent event) {
            if (!(event.payload() instanceof ExceptionEvent what)) {
                return view;
            }
            return switch (what) {
                case ExceptionGranted granted -> granted(granted, event);
                case ExceptionRevoked revoked -> revoked(key, view, revoked, event);
            };
        }

        private static ListedException granted(ExceptionGranted granted, RecordedEvent event) {
            ClaimLabel label = granted.scope().label();
            return new ListedException(
                    granted.organisation(),
                    granted.scope().claim(),
                    label == null ? null : label.number(),
                    granted.scope().programme(),
                    label == null ? null : label.location(),
                    granted.scope().period(),
                    granted.terms(),
                    granted.until(),
                    granted.reason(),
                    event.occurredAt(),
                    Author.of(event),
                    null,
                    event.sequence());
        }

        /** @throws IllegalStateException for an exception that was never granted */
        private static ListedException revoked(
                String key, @Nullable ListedException view, ExceptionRevoked revoked, RecordedEvent event) {
            if (view == null) {
                throw new IllegalStateException(key + " was never granted");
            }
            return new ListedException(
                    view.organisation(),
                    view.claim(),
                    view.number(),
                    view.programme(),
                    view.location(),
                    view.period(),
                    view.terms(),
                    view.until(),
                    view.reason(),
                    view.grantedAt(),
                    view.grantedBy(),
                    new Revocation(revoked.reason(), event.occurredAt(), Author.of(event)),
                    event.sequence());
        }
    }
}
