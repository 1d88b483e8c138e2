/** The write endpoints of organisations; they parse and pass on, no rule lives here. */
@NullMarked
package dev.coopclaims.command.organisation.web;

import org.jspecify.annotations.NullMarked;
