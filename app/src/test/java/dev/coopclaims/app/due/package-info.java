/** What time does to claims, tried on the whole application. */
@NullMarked
package dev.coopclaims.app.due;

import org.jspecify.annotations.NullMarked;
