/** The ledger of each fund: one entry for each change, never edited (F-4, F-9). Imports nothing of the command side. */
@NullMarked
package dev.coopclaims.query.fundledger;

import org.jspecify.annotations.NullMarked;
