/**
 * A repeated POST gets the first answer: {@code Idempotency-Key}, kept in the database; knows no command and no claim.
 */
@NullMarked
package dev.coopclaims.app.idempotency;

import org.jspecify.annotations.NullMarked;
