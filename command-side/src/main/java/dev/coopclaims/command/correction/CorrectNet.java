package dev.coopclaims.command.correction;

import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.command.invoice.InvoiceState;
import dev.coopclaims.kernel.invoice.InvoiceEvent;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.source.InvoiceId;
import org.jspecify.annotations.Nullable;

/**
 * Corrects the net amount of an invoice that claims hold (C-9).
 *
 * @param supplier the supplier of the invoice number, from 1; may be absent if there is only one
 */
public record CorrectNet(InvoiceId invoice, @Nullable Integer supplier, Money net, String reason)
        implements Command<Void> {
    public static final Decider<CorrectNet, Void> DECIDER = new NetCorrection();

    @Override
    public InvoiceId target() {
        return invoice;
    }

    @Override
    public StreamKind<InvoiceState, InvoiceEvent> targetKind() {
        return InvoiceState.KIND;
    }
}
