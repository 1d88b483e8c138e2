/** Accepts earning records and accrues them to their funds (F-1, T-4); holds the import endpoint. */
@NullMarked
package dev.coopclaims.command.earning;

import org.jspecify.annotations.NullMarked;
