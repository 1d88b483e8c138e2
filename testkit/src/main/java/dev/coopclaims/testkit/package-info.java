/** What the tests of several rooms share: a real mongod; no other room may be imported here. */
@NullMarked
package dev.coopclaims.testkit;

import org.jspecify.annotations.NullMarked;
