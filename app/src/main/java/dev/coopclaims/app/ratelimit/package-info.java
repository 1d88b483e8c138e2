/** How many requests one client gets answered in a time; knows no endpoint but the one of tokens. */
@NullMarked
package dev.coopclaims.app.ratelimit;

import org.jspecify.annotations.NullMarked;
