package dev.coopclaims.eventstore.boot.bank;

import dev.coopclaims.eventstore.boot.bank.Bank.AccountOpened;
import dev.coopclaims.eventstore.boot.bank.Bank.MoneyPaidIn;
import dev.coopclaims.eventstore.boot.bank.Bank.OpenAccount;
import dev.coopclaims.eventstore.boot.bank.Bank.PayIn;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.spring.stereotype.Aggregate;

@Aggregate(type = "Account")
class Account {

    /** Set by the first event; Axon wants it null before. */
    @AggregateIdentifier
    @SuppressWarnings("NullAway.Init")
    private String id;

    Account() {}

    @CommandHandler
    Account(OpenAccount command) {
        AggregateLifecycle.apply(new AccountOpened(command.account(), command.owner()));
    }

    @CommandHandler
    void handle(PayIn command) {
        if (command.cents() <= 0) {
            throw new IllegalArgumentException("only money can be paid in");
        }
        AggregateLifecycle.apply(new MoneyPaidIn(id, command.cents()));
    }

    @EventSourcingHandler
    void on(AccountOpened event) {
        id = event.account();
    }
}
