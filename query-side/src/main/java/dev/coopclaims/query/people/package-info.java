/** Who did something, as views keep it and as readers are told it (H-1); imports projection and kernel alone. */
@NullMarked
package dev.coopclaims.query.people;

import org.jspecify.annotations.NullMarked;
