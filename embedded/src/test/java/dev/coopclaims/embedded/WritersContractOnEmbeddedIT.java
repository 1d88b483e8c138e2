package dev.coopclaims.embedded;

import dev.coopclaims.eventstore.contract.ContractServer;
import dev.coopclaims.eventstore.contract.WritersContract;

class WritersContractOnEmbeddedIT extends WritersContract {

    @Override
    protected ContractServer newServer() {
        return new EmbeddedContractServer();
    }
}
