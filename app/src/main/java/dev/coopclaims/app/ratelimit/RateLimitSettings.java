package dev.coopclaims.app.ratelimit;

/**
 * How much one client may request.
 *
 * @param enabled off for measurements and trials only
 * @param requestsPerSecond of one person at one address
 * @param burst how many requests, token requests and refused tokens are allowed at once
 * @param tokensPerSecond token requests, and refused tokens, of one address
 */
record RateLimitSettings(boolean enabled, long requestsPerSecond, long burst, long tokensPerSecond) {
    RateLimitSettings {
        if (requestsPerSecond < 1 || burst < 1 || tokensPerSecond < 1) {
            throw new IllegalArgumentException("coop.rate-limit: limits must be at least 1; enabled=false disables it");
        }
    }
}
