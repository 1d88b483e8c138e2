package dev.coopclaims.eventstore.contract;

import dev.coopclaims.testkit.RealMongod;

class ProcessorsContractOnOneMemberIT extends ProcessorsContract {

    @Override
    protected ContractServer newServer() {
        return new RealServer(RealMongod.oneMember());
    }
}
