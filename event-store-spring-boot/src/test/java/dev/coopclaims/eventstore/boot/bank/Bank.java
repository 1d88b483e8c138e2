package dev.coopclaims.eventstore.boot.bank;

import dev.coopclaims.eventstore.bson.StoredNames;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** A bank: accounts that are opened and paid into, and a view of their balances. */
@SpringBootApplication
class Bank {

    /** What is stored is found by these names for ever, whatever the classes are called later. */
    @Bean
    StoredNames storedNames() {
        return StoredNames.builder()
                .register(AccountOpened.class, "bank.AccountOpened", "1")
                .register(MoneyPaidIn.class, "bank.MoneyPaidIn", "1")
                .build();
    }

    record OpenAccount(
            @org.axonframework.modelling.command.TargetAggregateIdentifier
            String account,

            String owner) {}

    record PayIn(
            @org.axonframework.modelling.command.TargetAggregateIdentifier
            String account,

            long cents) {}

    record AccountOpened(String account, String owner) {}

    record MoneyPaidIn(String account, long cents) {}
}
