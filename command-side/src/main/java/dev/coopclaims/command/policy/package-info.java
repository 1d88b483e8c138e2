/** What an installation settles once for every decision. Pure. */
@NullMarked
package dev.coopclaims.command.policy;

import org.jspecify.annotations.NullMarked;
