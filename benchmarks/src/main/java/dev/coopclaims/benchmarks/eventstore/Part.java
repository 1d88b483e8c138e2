package dev.coopclaims.benchmarks.eventstore;

/** The parts of a run, in order. */
enum Part {
    APPEND,
    COMMITS,
    READ,
    AGGREGATE,
    TOKENS,
    FOLLOW,
    NODES,
    LOSS,
    ENCRYPTION,
    KEYS;

    void run(Setting setting, boolean threeMembersToo) {
        switch (this) {
            case APPEND -> new AppendPart(setting).byCallers();
            case COMMITS -> new AppendPart(setting).byShape();
            case READ -> new ReadPart(setting).run();
            case AGGREGATE -> new AggregatePart(setting).run();
            case TOKENS -> new TokenPart(setting).run();
            case FOLLOW -> new FollowPart(setting).run();
            case NODES -> {
                new NodesPart(setting).onOneMember();
                if (threeMembersToo) {
                    new NodesPart(setting).onThreeMembers();
                }
            }
            case ENCRYPTION -> new EncryptionPart(setting).run();
            case KEYS -> new KeysPart(setting).run();
            case LOSS -> new LossPart(setting).run();
        }
    }
}
