/** Who may call what: bearer tokens become actors, and every endpoint names its roles. Knows no rule of the domain. */
@NullMarked
package dev.coopclaims.app.security;

import org.jspecify.annotations.NullMarked;
