/** Joins the rooms: one database, the event store on it, and the ports that one room has for another's knowledge. */
@NullMarked
package dev.coopclaims.app.wiring;

import org.jspecify.annotations.NullMarked;
