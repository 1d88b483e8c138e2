/** Whole processes, killed, cut off and put side by side; may use nothing of the application but how it is started. */
@NullMarked
package dev.coopclaims.app.crash;

import org.jspecify.annotations.NullMarked;
