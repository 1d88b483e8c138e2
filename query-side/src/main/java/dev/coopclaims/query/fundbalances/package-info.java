/**
 * What every fund holds (F-4) and the questions about funds; a balance is the sum of what the ledger's entries change.
 * Imports no command side.
 */
@NullMarked
package dev.coopclaims.query.fundbalances;

import org.jspecify.annotations.NullMarked;
