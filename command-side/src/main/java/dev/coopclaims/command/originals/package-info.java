/** Original proof of execution that a reviewer wants to see (V-8). Knows nothing of HTTP. */
@NullMarked
package dev.coopclaims.command.originals;

import org.jspecify.annotations.NullMarked;
