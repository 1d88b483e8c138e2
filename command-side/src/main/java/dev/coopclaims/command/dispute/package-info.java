/** Disputes about rejections (domain.md §5.3). Nothing of HTTP. */
@NullMarked
package dev.coopclaims.command.dispute;

import org.jspecify.annotations.NullMarked;
