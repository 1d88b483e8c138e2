/** Which other claims contain the same as a claim: the reviewers' duplicate finder (C-9). */
@NullMarked
package dev.coopclaims.query.duplicate;

import org.jspecify.annotations.NullMarked;
