/** Records of an import, in CSV, NDJSON or a JSON array, read one way: each as a body of one record would be read. */
@NullMarked
package dev.coopclaims.command.web.rows;

import org.jspecify.annotations.NullMarked;
