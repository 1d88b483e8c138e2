/**
 * Everything about one claim, and the contents of its documents. Imports the documents port, but nothing of the command
 * side.
 */
@NullMarked
package dev.coopclaims.query.claimdetails;

import org.jspecify.annotations.NullMarked;
