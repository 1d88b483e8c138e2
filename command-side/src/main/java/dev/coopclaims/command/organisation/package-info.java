/** Organisations and their members (domain description, part 2). */
@NullMarked
package dev.coopclaims.command.organisation;

import org.jspecify.annotations.NullMarked;
