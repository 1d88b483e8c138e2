/** Joins the rooms: one database, the event store on it, and the ports through which one room asks another. */
@NullMarked
package dev.coopclaims.app.wiring;

import org.jspecify.annotations.NullMarked;
