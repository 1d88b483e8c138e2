package dev.coopclaims.app.matrix;

import dev.coopclaims.testkit.RealMongod;
import java.util.List;

/** On a real mongod. */
class CommandMatrixOnMongodScenarioTest extends CommandMatrix {

    @Override
    List<String> database() {
        return List.of("--coop.mongodb-uri=" + RealMongod.uri(), "--coop.database=" + RealMongod.freshDatabase());
    }
}
