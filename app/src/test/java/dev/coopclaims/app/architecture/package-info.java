/** The shape of the code as tests: which room may know which, and what every file keeps to. */
@NullMarked
package dev.coopclaims.app.architecture;

import org.jspecify.annotations.NullMarked;
