/** Takes in earning records and accrues their funds (F-1, T-4); the import endpoint. */
@NullMarked
package dev.coopclaims.command.earning;

import org.jspecify.annotations.NullMarked;
