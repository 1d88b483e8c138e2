/** The HTTP way in to requests for originals. No rule of the domain. */
@NullMarked
package dev.coopclaims.command.originals.web;

import org.jspecify.annotations.NullMarked;
