/** How long contents of documents are kept, and their purge (H-5). Knows nothing of HTTP. */
@NullMarked
package dev.coopclaims.command.retention;

import org.jspecify.annotations.NullMarked;
