package dev.coopclaims.app.matrix;

import dev.coopclaims.demo.DemoPeople;
import dev.coopclaims.demo.DemoPerson;
import java.util.EnumSet;
import java.util.Set;

/** Who tries: of the claim's own organisation, of another one, of the vendor, and somebody without a token. */
enum Person {
    USER("alice"),
    ADMIN("adam"),
    GLOBAL("gwen"),
    OWN_MACHINE("aire-system"),
    OTHER_USER("carla"),
    OTHER_ADMIN("colin"),
    FIRST_REVIEWER("rita"),
    SECOND_REVIEWER("ravi"),
    FINANCE("fiona"),
    MANAGER("pam"),
    AUDITOR("audrey"),
    OPERATOR("oscar"),
    VENDOR_MACHINE("vendor-system"),
    NOBODY("");

    /** Whose claims all of them are. */
    static final String ORGANISATION = "org-aire";

    private final String user;

    Person(String user) {
        this.user = user;
    }

    String user() {
        return user;
    }

    String role() {
        return this == NOBODY ? "" : known().role();
    }

    /** Of a partner that the claims are not of. */
    boolean isStranger() {
        return this == OTHER_USER || this == OTHER_ADMIN;
    }

    /** The people that a line of the table speaks of. */
    static Set<Person> named(String who) {
        return switch (who) {
            case "partner" -> EnumSet.of(USER, ADMIN, GLOBAL);
            case "admins" -> EnumSet.of(ADMIN, GLOBAL);
            case "first" -> EnumSet.of(FIRST_REVIEWER);
            case "second" -> EnumSet.of(SECOND_REVIEWER);
            case "reviewers" -> EnumSet.of(FIRST_REVIEWER, SECOND_REVIEWER);
            case "talkers" -> EnumSet.of(USER, ADMIN, GLOBAL, FIRST_REVIEWER, SECOND_REVIEWER);
            case "colleagues" -> EnumSet.of(FIRST_REVIEWER, SECOND_REVIEWER, FINANCE, MANAGER);
            default -> throw new IllegalArgumentException("nobody is called " + who);
        };
    }

    private DemoPerson known() {
        return DemoPeople.find(user).orElseThrow();
    }
}
