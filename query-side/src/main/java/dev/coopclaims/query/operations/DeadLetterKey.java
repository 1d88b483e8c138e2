package dev.coopclaims.query.operations;

/**
 * The key of a document as one part of an address. Many keys hold a slash, such as that of a member, and an encoded slash is
 * refused before it reaches an endpoint; a tilde is in no id.
 */
final class DeadLetterKey {

    private DeadLetterKey() {}

    /** As it is shown, and given back in an address. */
    static String shown(String key) {
        return key.replace('/', '~');
    }

    /** The key that was shown so. */
    static String of(String shown) {
        return shown.replace('~', '/');
    }
}
