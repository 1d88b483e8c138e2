package dev.coopclaims.kernel.refusal;

/** The code of another text, as a string, because a constant cannot refer to a later one. */
record Like(String code) {

    static Like like(String code) {
        return new Like(code);
    }
}
