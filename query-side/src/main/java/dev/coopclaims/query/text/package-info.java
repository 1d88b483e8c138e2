/** How names sort and what searches find, the same for every reader and on both servers. May not import a feature. */
@NullMarked
package dev.coopclaims.query.text;

import org.jspecify.annotations.NullMarked;
