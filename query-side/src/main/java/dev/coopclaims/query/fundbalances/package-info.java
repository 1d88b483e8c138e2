/**
 * What every fund holds (F-4); a balance is the sum of what the ledger's entries change. Imports nothing of the command
 * side.
 */
@NullMarked
package dev.coopclaims.query.fundbalances;

import org.jspecify.annotations.NullMarked;
