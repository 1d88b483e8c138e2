/** How slowly a client may send: connections that are dripped into are closed; knows the server's own parts, no endpoint. */
@NullMarked
package dev.coopclaims.app.pace;

import org.jspecify.annotations.NullMarked;
