/** The HTTP way in to a claim that is edited and submitted: parses once, sends commands. No rule of the domain. */
@NullMarked
package dev.coopclaims.command.claim.web;

import org.jspecify.annotations.NullMarked;
