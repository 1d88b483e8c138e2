package dev.coopclaims.kernel.catalogue;

import java.time.ZoneId;

/**
 * Where an activity takes place.
 *
 * @param zone its time zone, in which its days end (T-5)
 * @param entity the local funding entity
 * @param requiresTaxInvoice whether a payment there waits for a tax invoice (M-1)
 */
public record Location(String code, ZoneId zone, String entity, boolean requiresTaxInvoice) {}
