package dev.coopclaims.kernel.erasure;

/**
 * A key of personal data.
 *
 * @param subject whose key it is, as the collection of keys names it
 * @param generation the newest one that is to be destroyed; what is written afterwards has a later one
 */
public record DestroyedKey(String subject, int generation) {}
