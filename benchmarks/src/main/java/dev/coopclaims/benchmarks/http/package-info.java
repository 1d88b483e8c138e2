/** Commands over HTTP against the whole application in a separate process; nothing of the application is imported. */
@NullMarked
package dev.coopclaims.benchmarks.http;

import org.jspecify.annotations.NullMarked;
