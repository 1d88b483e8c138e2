/** The event of an earning record, which counts once (F-1), and its id. */
@NullMarked
package dev.coopclaims.kernel.earning;

import org.jspecify.annotations.NullMarked;
