/** The HTTP way in to erasures. No rule of the domain. */
@NullMarked
package dev.coopclaims.command.erasure.web;

import org.jspecify.annotations.NullMarked;
