/** How every room says no: one exception with a stable code, and the rules that were broken; imports the JDK alone. */
@NullMarked
package dev.coopclaims.kernel.refusal;

import org.jspecify.annotations.NullMarked;
