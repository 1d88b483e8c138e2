package dev.coopclaims.command.invoice;

import dev.coopclaims.command.dispatch.HandlesCommands;
import dev.coopclaims.command.dispatch.Lanes;
import dev.coopclaims.command.dispatch.RecentStateRepository;
import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.refusal.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.function.BiPredicate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Aggregate;

/** Handles what FINANCE does to an invoice itself; shares come and go with the claims. */
public final class InvoiceHandler implements HandlesCommands {
    private final RecentStateRepository<Invoice, InvoiceState> invoices;
    private final Memberships memberships;
    private final BiPredicate<ClaimId, Actor> seen;
    private final Lanes lanes;

    /** @param seen whether a claim lies within somebody's sight */
    public InvoiceHandler(
            RecentStateRepository<Invoice, InvoiceState> invoices,
            Memberships memberships,
            BiPredicate<ClaimId, Actor> seen,
            Lanes lanes) {
        this.invoices = invoices;
        this.memberships = memberships;
        this.seen = seen;
        this.lanes = lanes;
    }

    @CommandHandler
    public void handle(CorrectNet command, Actor actor, UnitOfWork<?> unitOfWork) {
        memberships.of(actor);
        if (!actor.isVendor()) {
            throw unknown();
        }
        lanes.enter(unitOfWork, List.of(command.invoice()));
        Aggregate<Invoice> invoice = invoices.find(command.invoice()).orElseThrow(InvoiceHandler::unknown);
        requireSight(invoice.invoke(Invoice::state).holders(), actor);
        invoice.execute(found -> found.correctNet(command.supplier(), command.net(), command.reason()));
    }

    /** An invoice lies where the claims lie that hold it; who sees a part of them does not decide for the rest. */
    private void requireSight(Collection<ClaimId> holders, Actor actor) {
        long outside =
                holders.stream().filter(claim -> !seen.test(claim, actor)).count();
        if (outside == 0) {
            return;
        }
        if (outside == holders.size()) {
            throw unknown();
        }
        throw Refusal.forbidden("Claims outside your membership hold shares of the invoice too; who sees every claim of"
                + " the organisation corrects its net amount.");
    }

    private static Refusal unknown() {
        return Refusal.notFound("There is no such invoice.");
    }
}
