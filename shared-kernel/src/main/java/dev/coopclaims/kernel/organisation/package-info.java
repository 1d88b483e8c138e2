/** The events of organisations and their members, and what roles there are. */
@NullMarked
package dev.coopclaims.kernel.organisation;

import org.jspecify.annotations.NullMarked;
