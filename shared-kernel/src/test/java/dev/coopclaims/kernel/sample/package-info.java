/** Samples of events, for the tests of every module that reads them. */
@NullMarked
package dev.coopclaims.kernel.sample;

import org.jspecify.annotations.NullMarked;
