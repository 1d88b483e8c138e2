/** How a command decides a commit: which streams it touches, and what it changes in them. Pure: no Axon, no port, no clock. */
@NullMarked
package dev.coopclaims.command.decision;

import org.jspecify.annotations.NullMarked;
