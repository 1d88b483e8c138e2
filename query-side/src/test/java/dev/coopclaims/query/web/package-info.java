/** Tests of the package of the same name. */
@NullMarked
package dev.coopclaims.query.web;

import org.jspecify.annotations.NullMarked;
