/** Holds on claims and organisations (H-5), as those see them who may place them. */
@NullMarked
package dev.coopclaims.query.hold;

import org.jspecify.annotations.NullMarked;
