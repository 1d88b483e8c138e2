package dev.coopclaims.app.wiring.erasure;

import dev.coopclaims.command.erasure.Subject;

/** What holds copies of texts besides the log and the views. */
interface Copies {

    /** Removes what may name anybody, since nobody can tell whom; once for all that are carried out together. It can be repeated. */
    void removeAll();

    /** Removes what may name the subject; it can be repeated. */
    void removeOf(Subject subject);
}
