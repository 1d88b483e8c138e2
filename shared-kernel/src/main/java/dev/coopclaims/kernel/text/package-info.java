/** What any text may hold, whoever wrote it; imports the JDK alone. */
@NullMarked
package dev.coopclaims.kernel.text;

import org.jspecify.annotations.NullMarked;
