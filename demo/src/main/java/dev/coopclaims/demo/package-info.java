/**
 * The demonstration: real invoices become claims, driven only through the public HTTP API. No other module may be
 * imported here.
 */
@NullMarked
package dev.coopclaims.demo;

import org.jspecify.annotations.NullMarked;
