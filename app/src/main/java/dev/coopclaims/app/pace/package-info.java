/**
 * How slowly a client may send and read, and how many connections it may have. Knows the server's internals, but no
 * endpoint.
 */
@NullMarked
package dev.coopclaims.app.pace;

import org.jspecify.annotations.NullMarked;
