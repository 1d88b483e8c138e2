package dev.coopclaims.app.ratelimit;

/**
 * How much one client may ask for.
 *
 * @param enabled off for measurements and trials alone
 * @param requestsPerSecond of one person at one address
 * @param burst how many of them, of tokens that are asked for, and of refused ones at once
 * @param tokensPerSecond of one address at the token endpoint, and refused tokens of one address
 */
record RateLimitSettings(boolean enabled, long requestsPerSecond, long burst, long tokensPerSecond) {
    RateLimitSettings {
        if (requestsPerSecond < 1 || burst < 1 || tokensPerSecond < 1) {
            throw new IllegalArgumentException("coop.rate-limit: at least 1 of each; enabled=false switches it off");
        }
    }
}
