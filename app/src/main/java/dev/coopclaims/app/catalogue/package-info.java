/** Reads the catalogue, checks it as a whole and names the place of every mistake. Only this package knows its YAML. */
@NullMarked
package dev.coopclaims.app.catalogue;

import org.jspecify.annotations.NullMarked;
