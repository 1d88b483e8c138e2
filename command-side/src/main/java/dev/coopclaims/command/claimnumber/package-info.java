/** Hands out human claim numbers, block by block, never one twice (C-2). */
@NullMarked
package dev.coopclaims.command.claimnumber;

import org.jspecify.annotations.NullMarked;
