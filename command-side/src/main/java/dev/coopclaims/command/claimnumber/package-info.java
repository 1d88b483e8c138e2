/** Hands out claim numbers for people, block by block, and never one twice (C-2). */
@NullMarked
package dev.coopclaims.command.claimnumber;

import org.jspecify.annotations.NullMarked;
