package dev.coopclaims.query.projection;

/** The content of one document cannot be stored, however often it is tried. */
final class UnstorableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String key;

    UnstorableException(String key, RuntimeException cause) {
        super("the document " + key + " cannot be stored", cause);
        this.key = key;
    }

    String key() {
        return key;
    }
}
