/** From the command line to a running application, or to a sentence that says why it cannot start. */
@NullMarked
package dev.coopclaims.app.startup;

import org.jspecify.annotations.NullMarked;
