package dev.coopclaims.command.claim.readiness;

import dev.coopclaims.command.claim.ClaimFile;
import dev.coopclaims.command.invoice.InvoiceDecisions;
import dev.coopclaims.command.invoice.InvoiceShare;
import dev.coopclaims.command.invoice.InvoiceState;
import dev.coopclaims.command.invoice.ShareDecision;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.invoice.InvoiceEvent;
import dev.coopclaims.kernel.invoice.InvoiceId;
import dev.coopclaims.kernel.refusal.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a claim takes of its invoices (C-9), cost after cost: two costs may show one invoice.
 *
 * @param events by invoice, in the order of the costs
 * @param refused the costs that cannot have their share, and why
 */
public record InvoiceShares(List<InvoiceEvent> events, List<Violation> refused) {

    public InvoiceShares {
        events = List.copyOf(events);
        refused = List.copyOf(refused);
    }

    /** Decides for every cost that has an invoice and asks for something. */
    public static InvoiceShares of(Dossier dossier) {
        Map<InvoiceId, InvoiceState> states = new HashMap<>(dossier.invoices());
        Map<InvoiceId, CostId> first = new HashMap<>();
        List<InvoiceEvent> events = new ArrayList<>();
        List<Violation> refused = new ArrayList<>();
        for (Cost cost : dossier.claim().costs().values()) {
            if (cost.invoice() == null || !cost.requested().isPositive()) {
                continue;
            }
            InvoiceShare share = InvoiceShare.of(
                    dossier.claim().organisation(), dossier.claim().id(), cost);
            @Nullable InvoiceState before = states.get(share.invoice());
            switch (InvoiceDecisions.claimShare(before, share, "/costs/" + cost.id() + "/invoice")) {
                case ShareDecision.Claimed claimed -> {
                    events.addAll(claimed.events());
                    states.put(share.invoice(), after(before, claimed.events()));
                    first.putIfAbsent(share.invoice(), cost.id());
                }
                case ShareDecision.Refused no ->
                    refused.add(withSibling(named(no, dossier), first.get(share.invoice())));
            }
        }
        return new InvoiceShares(events, refused);
    }

    private static InvoiceState after(@Nullable InvoiceState before, List<InvoiceEvent> events) {
        InvoiceState state = before;
        for (InvoiceEvent event : events) {
            state = InvoiceState.evolve(state, event);
        }
        if (state == null) {
            throw new IllegalStateException("a share was claimed without an event");
        }
        return state;
    }

    /** The refusal with the other claims' numbers instead of their ids. */
    private static Violation named(ShareDecision.Refused refused, Dossier dossier) {
        Violation violation = refused.violation();
        String message = violation.message();
        for (ClaimId other : refused.otherClaims()) {
            message = message.replace(other.value(), dossier.claimNumbers().getOrDefault(other, other.value()));
        }
        return new Violation(violation.code(), violation.path(), message, violation.rule());
    }

    /** Two costs of one claim that show one invoice are told of each other: its net amount is easily taken for a line's. */
    private static Violation withSibling(Violation violation, @Nullable CostId sibling) {
        if (sibling == null) {
            return violation;
        }
        String message =
                violation.message() + " Cost " + sibling + " of this claim shows the same invoice: in both, net is"
                        + " that of the whole invoice; put each line's share in requested.";
        return new Violation(violation.code(), violation.path(), message, violation.rule());
    }

    /** The invoices that the claim's costs show, each once. */
    public static List<InvoiceId> shownBy(ClaimFile claim) {
        return claim.costs().values().stream()
                .filter(cost -> cost.invoice() != null)
                .map(cost ->
                        InvoiceShare.of(claim.organisation(), claim.id(), cost).invoice())
                .distinct()
                .toList();
    }
}
