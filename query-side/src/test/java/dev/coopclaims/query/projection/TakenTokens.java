package dev.coopclaims.query.projection;

import java.util.List;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.jspecify.annotations.Nullable;

/** Tokens of which another process takes those of one processor. */
final class TakenTokens extends InMemoryTokenStore {

    private final String processor;
    private volatile boolean taken;

    TakenTokens(String processor) {
        this.processor = processor;
    }

    void take() {
        taken = true;
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processorName) {
        return isTaken(processorName) ? List.of() : super.fetchAvailableSegments(processorName);
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processorName, int segment) {
        refuse(processorName);
        return super.fetchToken(processorName, segment);
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
        refuse(processorName);
        super.storeToken(token, processorName, segment);
    }

    @Override
    public void extendClaim(String processorName, int segment) {
        refuse(processorName);
        super.extendClaim(processorName, segment);
    }

    private void refuse(String processorName) {
        if (isTaken(processorName)) {
            throw new UnableToClaimTokenException("another process has it");
        }
    }

    private boolean isTaken(String processorName) {
        return taken && processorName.equals(processor);
    }
}
