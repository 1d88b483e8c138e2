/** Which other claims show what a claim shows: the reviewers' duplicate finder (C-9). */
@NullMarked
package dev.coopclaims.query.duplicate;

import org.jspecify.annotations.NullMarked;
