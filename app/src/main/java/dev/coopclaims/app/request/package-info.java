/**
 * What a request must be before an endpoint sees it: decodable, bounded, with known parameters. Imports only problems.
 */
@NullMarked
package dev.coopclaims.app.request;

import org.jspecify.annotations.NullMarked;
