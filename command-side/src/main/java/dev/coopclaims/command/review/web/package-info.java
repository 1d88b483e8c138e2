/** The HTTP way in to a review. No rule of the domain. */
@NullMarked
package dev.coopclaims.command.review.web;

import org.jspecify.annotations.NullMarked;
