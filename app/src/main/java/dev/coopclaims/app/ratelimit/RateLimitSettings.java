package dev.coopclaims.app.ratelimit;

/**
 * How much one client may request.
 *
 * @param enabled off for measurements and trials only
 * @param requests of one person at one address
 * @param refusedTokens bearer tokens of one address that were refused
 * @param tokens token requests of one address
 * @param failedLogIns token requests of one address that were refused
 */
record RateLimitSettings(boolean enabled, Rate requests, Rate refusedTokens, Rate tokens, Rate failedLogIns) {

    /**
     * A rate.
     *
     * @param burst how many at once
     * @param perSecond how many each second
     */
    record Rate(long burst, long perSecond) {
        Rate {
            if (burst < 1 || perSecond < 1) {
                throw new IllegalArgumentException(
                        "coop.rate-limit: limits must be at least 1; enabled=false disables it");
            }
        }

        Limit of(String counted) {
            return new Limit(counted, burst, perSecond);
        }
    }
}
