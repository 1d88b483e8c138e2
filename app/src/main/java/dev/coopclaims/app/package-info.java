/** The one runnable: puts the rooms together by role; contains no rule of the domain. */
@NullMarked
package dev.coopclaims.app;

import org.jspecify.annotations.NullMarked;
