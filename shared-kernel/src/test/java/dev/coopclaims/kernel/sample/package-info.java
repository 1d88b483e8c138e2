/** Samples of events, for the tests of every room that reads them. */
@NullMarked
package dev.coopclaims.kernel.sample;

import org.jspecify.annotations.NullMarked;
