package dev.coopclaims.command.invoice;

import dev.coopclaims.command.dispatch.Command;
import dev.coopclaims.kernel.invoice.InvoiceId;
import dev.coopclaims.kernel.money.Money;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The net amount of an invoice that claims hold was wrong (C-9).
 *
 * @param supplier whose invoice of the number, from 1; absent: there is one supplier alone
 */
public record CorrectNet(
        @TargetAggregateIdentifier InvoiceId invoice,
        @Nullable Integer supplier,
        Money net,
        String reason) implements Command<Void> {

    @Override
    public InvoiceId target() {
        return invoice;
    }
}
