/** The HTTP way in to disputes. No rule of the domain. */
@NullMarked
package dev.coopclaims.command.dispute.web;

import org.jspecify.annotations.NullMarked;
