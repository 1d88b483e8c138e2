/** Several nodes as processes of their own on one replica set, measured; nothing of other rooms may be imported here. */
@NullMarked
package dev.coopclaims.eventstore.nodes;

import org.jspecify.annotations.NullMarked;
