package dev.coopclaims.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.junit.jupiter.api.Test;

class SegmentClaimsTest {
    private static final String PROCESSOR = "view_tally_v1";
    private static final Duration HOLDS = Duration.ofSeconds(10);

    private final TakenTokens store = new TakenTokens(PROCESSOR);
    private long now = -5;
    private final SegmentClaims claims = new SegmentClaims(store, HOLDS, () -> now);

    @Test
    void a_claim_holds_so_long_after_it_was_last_confirmed() {
        claims.initializeTokenSegments(PROCESSOR, 2, null);
        assertThat(claims.areHeld(1)).isFalse();
        claims.fetchToken(PROCESSOR, 0);
        assertThat(claims.areHeld(1)).isTrue();
        assertThat(claims.areHeld(2)).isFalse();
        claims.fetchToken(PROCESSOR, 1);
        assertThat(claims.areHeld(2)).isTrue();

        now += HOLDS.toNanos() - 1;
        assertThat(claims.areHeld(2)).isTrue();
        claims.extendClaim(PROCESSOR, 0);
        now += 1;
        assertThat(claims.areHeld(2)).isFalse();
        assertThat(claims.areHeld(1)).isTrue();
        claims.storeToken(null, PROCESSOR, 1);
        assertThat(claims.areHeld(2)).isTrue();
    }

    @Test
    void what_is_given_back_or_was_taken_is_not_held() {
        claims.initializeTokenSegments(PROCESSOR, 1, null);
        claims.fetchToken(PROCESSOR, 0);
        claims.releaseClaim(PROCESSOR, 0);
        assertThat(claims.areHeld(1)).isFalse();

        claims.fetchToken(PROCESSOR, 0);
        store.take();
        assertThatThrownBy(() -> claims.extendClaim(PROCESSOR, 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(claims.areHeld(1)).isFalse();
    }
}
