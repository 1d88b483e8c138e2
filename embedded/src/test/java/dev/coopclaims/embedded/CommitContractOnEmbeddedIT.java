package dev.coopclaims.embedded;

import dev.coopclaims.eventstore.contract.CommitContract;
import dev.coopclaims.eventstore.contract.ContractServer;

class CommitContractOnEmbeddedIT extends CommitContract {

    @Override
    protected ContractServer newServer() {
        return new EmbeddedContractServer();
    }
}
