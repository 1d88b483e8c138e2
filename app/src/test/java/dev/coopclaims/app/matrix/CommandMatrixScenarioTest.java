package dev.coopclaims.app.matrix;

import java.util.List;

/** On the embedded server. */
class CommandMatrixScenarioTest extends CommandMatrix {

    @Override
    List<String> database() {
        return List.of();
    }
}
