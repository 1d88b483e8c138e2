package dev.coopclaims.demo;

/**
 * One partner organisation of the demonstration.
 *
 * @param organisation its id
 * @param name invented
 * @param user the person who starts and submits its claims (PARTNER_USER)
 * @param admin the person who disputes and accepts rejections (PARTNER_ADMIN)
 */
public record DemoPartner(String organisation, String name, DemoPerson user, DemoPerson admin) {}
