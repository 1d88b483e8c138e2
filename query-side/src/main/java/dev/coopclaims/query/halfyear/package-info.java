/** Whether anything of a half-year is there, which decides whether its rules can still be chosen (domain.md §3). */
@NullMarked
package dev.coopclaims.query.halfyear;

import org.jspecify.annotations.NullMarked;
