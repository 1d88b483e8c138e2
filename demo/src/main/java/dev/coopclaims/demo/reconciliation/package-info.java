/**
 * What the demonstration must end with, summed directly from the rows by code that shares nothing with the driver. The
 * driver's reading, grouping and planning may not be imported here.
 */
@NullMarked
package dev.coopclaims.demo.reconciliation;

import org.jspecify.annotations.NullMarked;
