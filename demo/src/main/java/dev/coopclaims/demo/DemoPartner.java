package dev.coopclaims.demo;

/**
 * One partner organisation of the demonstration.
 *
 * @param organisation its id
 * @param name invented
 * @param user who starts and submits its claims (PARTNER_USER)
 * @param admin who speaks for it (PARTNER_ADMIN)
 */
public record DemoPartner(String organisation, String name, DemoPerson user, DemoPerson admin) {}
