package dev.coopclaims.eventstore.sealing;

import dev.coopclaims.eventstore.contract.ContractServer;
import dev.coopclaims.eventstore.contract.RealServer;
import dev.coopclaims.testkit.RealMongod;

class SealedFieldsOnOneMemberIT extends SealedFieldsSuite {

    @Override
    protected ContractServer newServer() {
        return new RealServer(RealMongod.oneMember());
    }
}
