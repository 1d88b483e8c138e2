/**
 * What is due when (record 54): a view of the log, the sweeps that do it through a port, and what failed. Imports the followers,
 * the projection and the web, and knows no command.
 */
@NullMarked
package dev.coopclaims.query.due;

import org.jspecify.annotations.NullMarked;
