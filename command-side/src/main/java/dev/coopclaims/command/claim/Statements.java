package dev.coopclaims.command.claim;

import dev.coopclaims.command.policy.Pseudonyms;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CoreRequirementTicked;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DocumentAttached;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import java.util.ArrayList;
import java.util.List;

/**
 * The rendered statement of in-house work belongs to its cost (C-6): it is added, replaced and removed in the same
 * step. A statement that the partner uploaded belongs to the partner and stays.
 */
final class Statements {
    /** Code of the catalogue. */
    private static final String KIND = "CSR";

    private Statements() {}

    static List<ClaimEvent> add(
            ClaimContent file, AddCost command, Actor actor, Catalogue catalogue, Pseudonyms pseudonyms) {
        List<ClaimEvent> events =
                new ArrayList<>(Costs.add(file, command.cost(), command.form(), actor, catalogue, pseudonyms));
        if (command.statement() != null) {
            events.add(attached(file, command.cost(), command.statement()));
        }
        return events;
    }

    /** No event if nothing changes and there is a statement already. */
    static List<ClaimEvent> change(
            ClaimContent file, ChangeCost command, Actor actor, Catalogue catalogue, Pseudonyms pseudonyms) {
        CostId cost = command.cost();
        List<ClaimEvent> events =
                new ArrayList<>(Costs.change(file, cost, command.form(), actor, catalogue, pseudonyms));
        boolean changed = !events.isEmpty();
        if (command.statement() == null) {
            if (changed) {
                events.addAll(former(file, cost));
            }
        } else if (changed || isWithout(file, cost)) {
            events.addAll(former(file, cost));
            events.add(attached(file, cost, command.statement()));
        }
        return events;
    }

    static List<ClaimEvent> remove(ClaimContent file, CostId cost) {
        List<ClaimEvent> removed = Costs.remove(file, cost);
        List<ClaimEvent> events = new ArrayList<>(former(file, cost));
        events.addAll(removed);
        return events;
    }

    /** A rendered statement is the evidence of its cost: it can only be removed together with the cost (P-5). */
    static void refuseRendered(ClaimContent file, DocumentId document) {
        AttachedDocument known = file.documents().get(document);
        if (known != null && known.rendered()) {
            throw Refusal.rule(RefusalCode.STATEMENT_OF_A_COST.at("/document"));
        }
    }

    private static List<ClaimEvent> former(ClaimContent file, CostId cost) {
        List<ClaimEvent> events = new ArrayList<>();
        ClaimContent left = file;
        for (DocumentId document : of(file, cost)) {
            for (ClaimEvent event : Evidence.remove(left, document)) {
                events.add(event);
                if (event instanceof CoreRequirementTicked ticked) {
                    left = left.edited(
                            contents -> contents.ticked(ticked.requirement(), ticked.ticked(), ticked.documents()));
                }
            }
            left = left.edited(contents -> contents.without(document));
        }
        return events;
    }

    /** Whether the cost has neither a rendered statement nor one of the partner's own. */
    private static boolean isWithout(ClaimContent file, CostId cost) {
        return file.documents().values().stream()
                .noneMatch(document ->
                        document.kind().equals(KIND) && document.costs().equals(List.of(cost)));
    }

    private static List<DocumentId> of(ClaimContent file, CostId cost) {
        return file.documents().values().stream()
                .filter(document -> document.rendered() && document.costs().equals(List.of(cost)))
                .map(AttachedDocument::id)
                .toList();
    }

    private static DocumentAttached attached(ClaimContent file, CostId cost, NewDocument.File statement) {
        if (file.documents().size() >= ClaimLimits.MAX_DOCUMENTS) {
            throw Refusal.rule(RefusalCode.TOO_MANY_DOCUMENTS.at("/documents", ClaimLimits.MAX_DOCUMENTS));
        }
        return attached(file.id(), file.organisation(), cost, statement);
    }

    /** Whether the document is a rendered statement of a cost. */
    static DocumentAttached attached(
            ClaimId claim, OrganisationId organisation, CostId cost, NewDocument.File statement) {
        return new DocumentAttached(
                claim,
                organisation,
                statement.id(),
                KIND,
                statement.fileName(),
                statement.mediaType(),
                statement.sizeBytes(),
                statement.sha256(),
                statement.contentId(),
                null,
                null,
                "",
                List.of(cost),
                List.of(),
                true);
    }
}
