package dev.coopclaims.command.claim;

/**
 * The content of a document that was attached at some time, whether or not the document was removed since (H-5).
 *
 * @param kind code of the catalogue
 * @param contentId where it is kept
 */
public record KeptContent(String kind, String contentId) {}
