/** The benchmarks and their peers; nothing of the application may depend on this module. */
@NullMarked
package dev.coopclaims.benchmarks;

import org.jspecify.annotations.NullMarked;
