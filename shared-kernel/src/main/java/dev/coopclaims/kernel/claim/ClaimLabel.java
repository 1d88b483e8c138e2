package dev.coopclaims.kernel.claim;

/**
 * How other streams know a claim, so that they can say which claim holds something without reading the claim.
 *
 * @param number the claim number that people see
 * @param programme code of the catalogue
 * @param location as it was at that time; it may change later if a reviewer asks for it, so the claim itself decides
 *     who may see the claim
 */
public record ClaimLabel(String number, String programme, String location) {}
