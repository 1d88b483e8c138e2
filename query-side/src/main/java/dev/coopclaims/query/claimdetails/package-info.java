/** Everything about one claim, and the contents of its documents; imports the port of documents, no command side. */
@NullMarked
package dev.coopclaims.query.claimdetails;

import org.jspecify.annotations.NullMarked;
