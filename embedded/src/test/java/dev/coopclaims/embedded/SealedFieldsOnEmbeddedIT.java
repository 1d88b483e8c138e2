package dev.coopclaims.embedded;

import dev.coopclaims.eventstore.contract.ContractServer;
import dev.coopclaims.eventstore.sealing.SealedFieldsSuite;

class SealedFieldsOnEmbeddedIT extends SealedFieldsSuite {

    @Override
    protected ContractServer newServer() {
        return new EmbeddedContractServer();
    }
}
