/** The benchmarks and their peers; nothing of the application may depend on this room. */
@NullMarked
package dev.coopclaims.benchmarks;

import org.jspecify.annotations.NullMarked;
