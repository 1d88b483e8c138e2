/** How every module refuses: one exception with a stable code and the broken rules; imports only the JDK. */
@NullMarked
package dev.coopclaims.kernel.refusal;

import org.jspecify.annotations.NullMarked;
