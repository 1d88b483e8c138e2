/** Holds on claims and organisations: under one nothing is purged or erased (H-5). Knows nothing of HTTP. */
@NullMarked
package dev.coopclaims.command.hold;

import org.jspecify.annotations.NullMarked;
