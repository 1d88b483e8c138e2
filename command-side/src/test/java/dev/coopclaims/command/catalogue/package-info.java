/** Tests of the versions of the catalogue (domain.md §3). */
@NullMarked
package dev.coopclaims.command.catalogue;

import org.jspecify.annotations.NullMarked;
