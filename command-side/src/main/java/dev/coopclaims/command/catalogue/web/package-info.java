/** The endpoints that upload, check and publish versions of the catalogue. */
@NullMarked
package dev.coopclaims.command.catalogue.web;

import org.jspecify.annotations.NullMarked;
