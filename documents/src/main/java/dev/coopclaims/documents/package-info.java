/**
 * The port of this module: what a document's content is, and how it is stored, read and removed. Nothing of claims,
 * commands or views may be imported here, and callers need only this package and the setup of {@code gridfs}.
 */
@NullMarked
package dev.coopclaims.documents;

import org.jspecify.annotations.NullMarked;
