/** What an operator sees and does about views; may not import a feature. */
@NullMarked
package dev.coopclaims.query.operations;

import org.jspecify.annotations.NullMarked;
