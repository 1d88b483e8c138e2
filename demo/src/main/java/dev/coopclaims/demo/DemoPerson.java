package dev.coopclaims.demo;

/**
 * One person or machine of the demonstration. The demonstration's token issuer knows each as a client: the user id is
 * the client id, and {@link DemoPeople#SECRET} is the secret.
 *
 * @param user the token's {@code sub}
 * @param displayName for people; invented
 * @param role the one role the token carries (domain.md §2)
 * @param organisation the token's {@code organisation}
 */
public record DemoPerson(String user, String displayName, String role, String organisation) {}
