package dev.coopclaims.query.projection;

import dev.coopclaims.query.follow.GroupClaims;
import java.util.Map;
import java.util.Optional;

/** Claims of which a test changes some. */
class DelegatingClaims implements GroupClaims {
    private final GroupClaims claims;

    DelegatingClaims(GroupClaims claims) {
        this.claims = claims;
    }

    @Override
    public int segments(int wanted) {
        return claims.segments(wanted);
    }

    @Override
    public Optional<Claim> claim(int segment) {
        return claims.claim(segment);
    }

    @Override
    public boolean store(int segment, long epoch, Map<String, Long> positions) {
        return claims.store(segment, epoch, positions);
    }

    @Override
    public void giveBack(int segment, long epoch, Map<String, Long> positions) {
        claims.giveBack(segment, epoch, positions);
    }

    @Override
    public Look look() {
        return claims.look();
    }
}
