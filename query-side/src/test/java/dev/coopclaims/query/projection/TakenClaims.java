package dev.coopclaims.query.projection;

import dev.coopclaims.query.follow.GroupClaims;
import java.util.Map;
import java.util.Optional;

/** Claims that another process takes. */
final class TakenClaims extends DelegatingClaims {
    private volatile boolean taken;

    TakenClaims(GroupClaims claims) {
        super(claims);
    }

    void take() {
        taken = true;
    }

    @Override
    public Optional<Claim> claim(int segment) {
        return taken ? Optional.empty() : super.claim(segment);
    }

    @Override
    public boolean store(int segment, long epoch, Map<String, Long> positions) {
        return !taken && super.store(segment, epoch, positions);
    }
}
