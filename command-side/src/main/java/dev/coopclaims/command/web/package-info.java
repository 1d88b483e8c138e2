/** What all write endpoints share: reading values from requests, answering with versions and positions; no business rule. */
@NullMarked
package dev.coopclaims.command.web;

import org.jspecify.annotations.NullMarked;
