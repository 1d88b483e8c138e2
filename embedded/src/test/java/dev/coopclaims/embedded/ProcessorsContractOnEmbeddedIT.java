package dev.coopclaims.embedded;

import dev.coopclaims.eventstore.contract.ContractServer;
import dev.coopclaims.eventstore.contract.ProcessorsContract;

class ProcessorsContractOnEmbeddedIT extends ProcessorsContract {

    @Override
    protected ContractServer newServer() {
        return new EmbeddedContractServer();
    }
}
