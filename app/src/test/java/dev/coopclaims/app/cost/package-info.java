/** What requests cost the database. */
@NullMarked
package dev.coopclaims.app.cost;

import org.jspecify.annotations.NullMarked;
