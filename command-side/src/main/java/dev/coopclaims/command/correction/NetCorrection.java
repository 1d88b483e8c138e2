package dev.coopclaims.command.correction;

import dev.coopclaims.command.claim.ClaimSight;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.command.invoice.InvoiceDecisions;
import dev.coopclaims.command.invoice.InvoiceState;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;

/** FINANCE corrects a wrong net amount that claims have fixed for an invoice (C-9). */
final class NetCorrection implements Decider<CorrectNet, Void> {

    @Override
    public Touched touches(CorrectNet command, Streams known, Context context) {
        return known.ifKnown(InvoiceState.KIND, command.invoice())
                .map(invoice -> Touched.NOTHING.reading(ClaimState.KIND, invoice.holders()))
                .orElse(Touched.NOTHING);
    }

    /** The invoice is within reach if all claims that hold it are; seeing some of them is not enough. */
    @Override
    public void admit(CorrectNet command, Streams streams, Context context) {
        InvoiceState invoice = streams.find(InvoiceState.KIND, command.invoice())
                .filter(found -> context.actor().isVendor())
                .orElseThrow(NetCorrection::unknown);
        long outside = invoice.holders().stream()
                .filter(claim -> !ClaimSight.isSeen(claim, streams, context))
                .count();
        if (outside > 0 && outside == invoice.holders().size()) {
            throw unknown();
        }
        if (outside > 0) {
            throw Refusal.of(RequestCode.INVOICE_OUTSIDE_MEMBERSHIP);
        }
    }

    @Override
    public Decision<Void> decide(CorrectNet command, Streams streams, Context context) {
        return Decision.of(Changes.of(
                InvoiceState.KIND,
                InvoiceDecisions.correctNet(
                        streams.get(InvoiceState.KIND, command.invoice()),
                        command.supplier(),
                        command.net(),
                        command.reason())));
    }

    private static Refusal unknown() {
        return Refusal.of(RequestCode.NO_SUCH_INVOICE);
    }
}
