/** Disputes about rejections (domain.md §5.3). Knows nothing of HTTP. */
@NullMarked
package dev.coopclaims.command.dispute;

import org.jspecify.annotations.NullMarked;
