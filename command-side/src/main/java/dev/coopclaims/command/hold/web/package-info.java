/** The HTTP way in to holds. No rule of the domain. */
@NullMarked
package dev.coopclaims.command.hold.web;

import org.jspecify.annotations.NullMarked;
