package dev.coopclaims.command.claim.readiness;

import dev.coopclaims.command.claim.ActivityRequirements;
import dev.coopclaims.command.claim.ClaimContent;
import dev.coopclaims.command.exception.Exceptions;
import dev.coopclaims.command.exception.GrantedException;
import dev.coopclaims.command.fund.FundState;
import dev.coopclaims.command.invoice.InvoiceState;
import dev.coopclaims.command.rate.ExchangeRates;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.Location;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.exception.ExceptionTerms;
import dev.coopclaims.kernel.exception.ExceptionTerms.Kind;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.Violation;
import dev.coopclaims.kernel.source.InvoiceId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A claim with everything that its readiness depends on.
 *
 * @param funds the organisation's funds for the claim's programme and period, in any order
 * @param invoices those of the claim's invoices that were claimed before
 * @param claimNumbers the numbers of the other claims that hold shares of these invoices or the same documents, as far
 *     as the reader sees them
 * @param bounds its caps and its pre-approval
 * @param documentUses the other claims that hold the claim's documents, by content
 * @param closed why nothing new begins for the organisation; absent while it is open
 * @param rates the rates of today at the location, if the claim may need some (F-5)
 * @param held what the claim holds already
 * @param exceptions those that concern the claim
 * @param whoSeesAll members who see every claim of the organisation, to name if some lie outside the reader's
 *     membership
 */
public record SubmissionContext(
        ClaimContent claim,
        List<FundState> funds,
        Map<InvoiceId, InvoiceState> invoices,
        Map<ClaimId, String> claimNumbers,
        Catalogue catalogue,
        Instant now,
        Bounds bounds,
        Map<String, List<ClaimId>> documentUses,
        @Nullable Violation closed,
        List<UserId> whoSeesAll,
        ExchangeRates rates,
        Held held,
        Exceptions exceptions) {

    public SubmissionContext {
        funds = List.copyOf(funds);
        invoices = Map.copyOf(invoices);
        claimNumbers = Map.copyOf(claimNumbers);
        documentUses = Map.copyOf(documentUses);
        whoSeesAll = List.copyOf(whoSeesAll);
    }

    /** Without caps, documents used before, and a pre-approval. */
    public SubmissionContext(
            ClaimContent claim,
            List<FundState> funds,
            Map<InvoiceId, InvoiceState> invoices,
            Map<ClaimId, String> claimNumbers,
            Catalogue catalogue,
            Instant now) {
        this(
                claim,
                funds,
                invoices,
                claimNumbers,
                catalogue,
                now,
                Bounds.NONE,
                Map.of(),
                null,
                List.of(),
                ExchangeRates.NONE,
                Held.nothing(claim.currency()),
                Exceptions.NONE);
    }

    /** The same for a claim that holds this already. */
    public SubmissionContext holding(Held already) {
        return new SubmissionContext(
                claim,
                funds,
                invoices,
                claimNumbers,
                catalogue,
                now,
                bounds,
                documentUses,
                closed,
                whoSeesAll,
                rates,
                already,
                exceptions);
    }

    /** The same for a reader who may know of only some of the claims that hold the documents. */
    public SubmissionContext telling(Predicate<ClaimId> seen) {
        Map<String, List<ClaimId>> told = new HashMap<>(documentUses);
        told.replaceAll((content, others) -> others.stream().filter(seen).toList());
        return new SubmissionContext(
                claim,
                funds,
                invoices,
                claimNumbers,
                catalogue,
                now,
                bounds,
                told,
                closed,
                whoSeesAll,
                rates,
                held,
                exceptions);
    }

    /**
     * What the activity requires, with the components that the answers name; empty if the activity no longer exists.
     */
    Optional<ActivityRequirements> asked() {
        return all().map(asked -> asked.ran(claim.answers()));
    }

    /** What the activity could require, with every component. */
    Optional<ActivityRequirements> all() {
        return ActivityRequirements.of(claim.details().activity(), catalogue);
    }

    /** The refusal, or the warning that an exception allows it today. */
    Finding unlessExcepted(Violation refused, Kind kind, Predicate<ExceptionTerms> allows, String path, String what) {
        return exceptions
                .allowing(kind, today(), allows)
                .map(one -> excepted(one, path, what))
                .orElseGet(() -> Finding.problem(exceptions.explained(refused, kind, today(), allows)));
    }

    /** The warning that an exception allows something; it stands in the submission's event, so everybody sees it. */
    static Finding excepted(GrantedException exception, String path, String what) {
        return Finding.warning(RefusalCode.EXCEPTION_USED.at(path, what, exception.id(), exception.until()));
    }

    /** Today's date at the location of the activity (T-5). */
    LocalDate today() {
        return dayOnTheSpot(now);
    }

    /** The date at that instant at the location of the activity (T-5). */
    LocalDate dayOnTheSpot(Instant instant) {
        return instant.atZone(catalogue.zone(claim.details().location())).toLocalDate();
    }

    /** The local entity; empty if the location no longer exists. */
    Optional<String> entityOnTheSpot() {
        return catalogue.location(claim.details().location()).map(Location::entity);
    }
}
