/** Named rules that say what a claim still lacks before submission (C-7). Pure: no framework, no clock, no I/O. */
@NullMarked
package dev.coopclaims.command.claim.readiness;

import org.jspecify.annotations.NullMarked;
