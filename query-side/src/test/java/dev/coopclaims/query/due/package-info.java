/** Tests of what is due: the list, and the sweeps on both servers. */
@NullMarked
package dev.coopclaims.query.due;

import org.jspecify.annotations.NullMarked;
