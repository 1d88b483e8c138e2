/** Tests of what waits for whom, and of what lies outside a membership. */
@NullMarked
package dev.coopclaims.query.tasks;

import org.jspecify.annotations.NullMarked;
