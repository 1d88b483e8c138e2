package dev.coopclaims.eventstore.boot.bank;

import dev.coopclaims.eventstore.boot.bank.Bank.AccountOpened;
import dev.coopclaims.eventstore.boot.bank.Bank.MoneyPaidIn;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("balances")
class Balances {

    private final Map<String, Long> cents = new ConcurrentHashMap<>();

    @EventHandler
    void on(AccountOpened event) {
        cents.put(event.account(), 0L);
    }

    @EventHandler
    void on(MoneyPaidIn event) {
        cents.merge(event.account(), event.cents(), Long::sum);
    }

    long of(String account) {
        return cents.getOrDefault(account, -1L);
    }
}
