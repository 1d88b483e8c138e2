/** The events of organisations and their members, and the roles. */
@NullMarked
package dev.coopclaims.kernel.organisation;

import org.jspecify.annotations.NullMarked;
