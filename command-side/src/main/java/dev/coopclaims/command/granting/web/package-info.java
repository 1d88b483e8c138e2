/** The HTTP way in to exceptions. No rule of the domain. */
@NullMarked
package dev.coopclaims.command.granting.web;

import org.jspecify.annotations.NullMarked;
