/** How a command decides a commit: the streams it touches and its changes in them. Pure: no Axon, no port, no clock. */
@NullMarked
package dev.coopclaims.command.decision;

import org.jspecify.annotations.NullMarked;
