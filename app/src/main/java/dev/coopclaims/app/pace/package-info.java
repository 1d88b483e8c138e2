/** How slowly a client may send and read, and how many connections it has; knows the server's own parts, no endpoint. */
@NullMarked
package dev.coopclaims.app.pace;

import org.jspecify.annotations.NullMarked;
