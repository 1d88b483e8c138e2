/** What a request must be like before any endpoint sees it: decodable, bounded, with known parameters; imports problems alone. */
@NullMarked
package dev.coopclaims.app.request;

import org.jspecify.annotations.NullMarked;
