/**
 * Marked fields of events under keys that can be destroyed: what is sealed, the keys of its subjects, and the master
 * keys above them; nothing of the log may be imported.
 */
@NullMarked
package dev.coopclaims.eventstore.sealing;

import org.jspecify.annotations.NullMarked;
