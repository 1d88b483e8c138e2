/** Who did something, as views keep it and as readers see it (H-1). Imports only projection and kernel. */
@NullMarked
package dev.coopclaims.query.people;

import org.jspecify.annotations.NullMarked;
