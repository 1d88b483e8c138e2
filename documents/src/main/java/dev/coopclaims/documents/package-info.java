/**
 * The port of the room: what a document's content is, how it comes in, is read and goes away; nothing of claims, commands
 * or views may be imported here, and no caller needs more than this package and the wiring of {@code gridfs}.
 */
@NullMarked
package dev.coopclaims.documents;

import org.jspecify.annotations.NullMarked;
