/** What the validation team decides about a claim (domain.md §5.2). Knows nothing of HTTP. */
@NullMarked
package dev.coopclaims.command.review;

import org.jspecify.annotations.NullMarked;
