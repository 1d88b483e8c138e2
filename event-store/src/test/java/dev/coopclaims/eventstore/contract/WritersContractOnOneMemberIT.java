package dev.coopclaims.eventstore.contract;

import dev.coopclaims.testkit.RealMongod;

class WritersContractOnOneMemberIT extends WritersContract {

    @Override
    protected ContractServer newServer() {
        return new RealServer(RealMongod.oneMember());
    }
}
