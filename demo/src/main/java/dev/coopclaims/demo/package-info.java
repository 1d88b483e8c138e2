/**
 * The demonstration: real invoices become claims, driven through the public HTTP API alone. No other room may be
 * imported here.
 */
@NullMarked
package dev.coopclaims.demo;

import org.jspecify.annotations.NullMarked;
