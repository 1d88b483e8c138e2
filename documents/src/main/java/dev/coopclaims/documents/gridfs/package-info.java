/**
 * Keeps contents in MongoDB's GridFS, with a register of their states; the only package of this module that may import
 * the driver.
 */
@NullMarked
package dev.coopclaims.documents.gridfs;

import org.jspecify.annotations.NullMarked;
