/** Two nodes on one real mongod fight over one small fund, one invoice and one cap (F-4, C-9, P-3). */
@NullMarked
package dev.coopclaims.app.overdraft;

import org.jspecify.annotations.NullMarked;
