package dev.coopclaims.eventstore.contract;

import dev.coopclaims.testkit.RealMongod;

class CommitContractOnOneMemberIT extends CommitContract {

    @Override
    protected ContractServer newServer() {
        return new RealServer(RealMongod.oneMember());
    }
}
