package dev.coopclaims.command.claim.readiness;

import dev.coopclaims.command.claim.Asked;
import dev.coopclaims.command.claim.ClaimFile;
import dev.coopclaims.command.fund.FundState;
import dev.coopclaims.command.invoice.InvoiceState;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.Location;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.invoice.InvoiceId;
import dev.coopclaims.kernel.organisation.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A claim with everything by which its readiness is judged.
 *
 * @param funds the organisation's for the claim's programme and period, in any order
 * @param invoices those of the claim's invoices that were claimed before
 * @param claimNumbers the numbers of the other claims that hold shares of them or its documents, as far as the reader sees
 *     them
 * @param bounds its caps and its pre-approval
 * @param documentUses the other claims that hold the claim's documents, by content
 * @param whoSeesAll who of the organisation sees every claim of it; told where some lie outside the reader's membership
 */
public record Dossier(
        ClaimFile claim,
        List<FundState> funds,
        Map<InvoiceId, InvoiceState> invoices,
        Map<ClaimId, String> claimNumbers,
        Catalogue catalogue,
        Instant now,
        Bounds bounds,
        Map<String, List<ClaimId>> documentUses,
        List<UserId> whoSeesAll) {

    public Dossier {
        funds = List.copyOf(funds);
        invoices = Map.copyOf(invoices);
        claimNumbers = Map.copyOf(claimNumbers);
        documentUses = Map.copyOf(documentUses);
        whoSeesAll = List.copyOf(whoSeesAll);
    }

    /** Without caps and documents that were used before, and without a pre-approval. */
    public Dossier(
            ClaimFile claim,
            List<FundState> funds,
            Map<InvoiceId, InvoiceState> invoices,
            Map<ClaimId, String> claimNumbers,
            Catalogue catalogue,
            Instant now) {
        this(claim, funds, invoices, claimNumbers, catalogue, now, Bounds.NONE, Map.of(), List.of());
    }

    /** The same with other funds. */
    public Dossier with(List<FundState> others) {
        return new Dossier(claim, others, invoices, claimNumbers, catalogue, now, bounds, documentUses, whoSeesAll);
    }

    /** The same for a reader who may know of some claims alone that hold the documents. */
    public Dossier telling(Predicate<ClaimId> seen) {
        Map<String, List<ClaimId>> told = new HashMap<>(documentUses);
        told.replaceAll((content, others) -> others.stream().filter(seen).toList());
        return new Dossier(claim, funds, invoices, claimNumbers, catalogue, now, bounds, told, whoSeesAll);
    }

    /** What the activity asks for, with the components that the answers name; empty for an activity that is gone. */
    Optional<Asked> asked() {
        return all().map(asked -> asked.ran(claim.answers()));
    }

    /** What the activity could ask for, with every component. */
    Optional<Asked> all() {
        return Asked.of(claim.details().activity(), catalogue);
    }

    /** The day that it is where the activity took place (T-5). */
    LocalDate today() {
        return dayOnTheSpot(now);
    }

    /** The day that it was then where the activity took place (T-5). */
    LocalDate dayOnTheSpot(Instant instant) {
        return instant.atZone(catalogue.zone(claim.details().location())).toLocalDate();
    }

    /** The entity on the spot; empty for a location that is gone. */
    Optional<String> entityOnTheSpot() {
        return catalogue.location(claim.details().location()).map(Location::entity);
    }
}
