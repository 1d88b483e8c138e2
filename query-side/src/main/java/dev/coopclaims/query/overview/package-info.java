/**
 * The overview (F-6): the list of claims with their amounts, deadlines and who must act, and the totals of the funds.
 * Imports nothing of the command side.
 */
@NullMarked
package dev.coopclaims.query.overview;

import org.jspecify.annotations.NullMarked;
