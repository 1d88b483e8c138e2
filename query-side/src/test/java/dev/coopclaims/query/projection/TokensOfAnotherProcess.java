package dev.coopclaims.query.projection;

import java.util.List;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;

/** Tokens that cannot be had, because another process holds them, until it gives up. */
final class TokensOfAnotherProcess extends InMemoryTokenStore {

    private volatile boolean held = true;

    void giveUp() {
        held = false;
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processorName) {
        return held ? List.of() : super.fetchAvailableSegments(processorName);
    }
}
