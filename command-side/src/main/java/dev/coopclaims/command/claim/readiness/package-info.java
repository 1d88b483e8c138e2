/** What a claim still lacks before it can be submitted, as named rules (C-7). Pure: no framework, no clock, no I/O. */
@NullMarked
package dev.coopclaims.command.claim.readiness;

import org.jspecify.annotations.NullMarked;
