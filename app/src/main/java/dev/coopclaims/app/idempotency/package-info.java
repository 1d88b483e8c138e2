/**
 * A repeated POST gets the first answer: {@code Idempotency-Key}, stored in the database. Knows no command and no
 * claim.
 */
@NullMarked
package dev.coopclaims.app.idempotency;

import org.jspecify.annotations.NullMarked;
