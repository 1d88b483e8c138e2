/** What the tests of several modules share: a real mongod; no other module may be imported here. */
@NullMarked
package dev.coopclaims.testkit;

import org.jspecify.annotations.NullMarked;
