package dev.coopclaims.query.projection;

import dev.coopclaims.query.follow.GroupClaims;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Claims that cannot be had, because another process has them, until it gives up. */
final class ClaimsOfAnotherProcess extends DelegatingClaims {
    volatile long position = -1;
    volatile List<String> owners = List.of();
    private volatile boolean held = true;

    ClaimsOfAnotherProcess(GroupClaims claims) {
        super(claims);
    }

    void giveUp() {
        held = false;
    }

    @Override
    public Optional<Claim> claim(int segment) {
        return held ? Optional.empty() : super.claim(segment);
    }

    @Override
    public Look look() {
        return held ? new Look(Map.of(Tally.VIEW.collection(), position), owners) : super.look();
    }
}
