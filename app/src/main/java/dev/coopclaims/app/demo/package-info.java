/**
 * The demonstration: real invoices become claims, driven through the public HTTP API alone. Neither commands, queries nor
 * events of the other rooms may be imported here.
 */
@NullMarked
package dev.coopclaims.app.demo;

import org.jspecify.annotations.NullMarked;
