/** What any text may contain, whoever wrote it; imports only the JDK. */
@NullMarked
package dev.coopclaims.kernel.text;

import org.jspecify.annotations.NullMarked;
