/**
 * Keeps contents in MongoDB's GridFS, with a register beside it that knows the state of each; the only package of the room
 * that may import the driver.
 */
@NullMarked
package dev.coopclaims.documents.gridfs;

import org.jspecify.annotations.NullMarked;
