/** The ledger of each fund: one entry for whatever changed it, never edited (F-4, F-9). Imports no command side. */
@NullMarked
package dev.coopclaims.query.fundledger;

import org.jspecify.annotations.NullMarked;
