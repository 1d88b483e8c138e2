/** Settings of an installation that hold for every decision. Pure. */
@NullMarked
package dev.coopclaims.command.policy;

import org.jspecify.annotations.NullMarked;
