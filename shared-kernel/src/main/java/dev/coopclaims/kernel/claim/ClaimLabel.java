package dev.coopclaims.kernel.claim;

/**
 * By what a claim is known beside its own stream, so that what it holds elsewhere can be told without reading it.
 *
 * @param number the human claim number
 * @param programme code of the catalogue
 * @param location as it was then; a claim whose reviewer asks for it may change it later, so who may see the claim is
 *     asked of the claim itself
 */
public record ClaimLabel(String number, String programme, String location) {}
