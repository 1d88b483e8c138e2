package dev.coopclaims.app.wiring.erasure;

import dev.coopclaims.command.erasure.Subject;

/** What holds copies of texts besides the log and the views. */
@FunctionalInterface
interface Copies {

    /** Removes what may name the subject; it can be repeated. */
    void remove(Subject subject);

    default Copies and(Copies more) {
        return subject -> {
            remove(subject);
            more.remove(subject);
        };
    }
}
